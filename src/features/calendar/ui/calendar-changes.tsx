'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { DeskButton } from '@/ui/desk/button'
import { useMoments } from '@/ui/desk/moments'
import type { PublishedChange } from '../data/calendar-change.queries'
import { ChangeForm } from './change-form'
import './calendar-changes.css'

interface CalendarChangesProps {
  /** The newest first. */
  readonly changes: readonly PublishedChange[]
  /** The local day; days up to it are not changed any more. */
  readonly today: string
  readonly timeZone: string
  readonly mayKeep: boolean
}

/** What was changed of the calendar, by which announcement and why; whoever keeps it adds to it and takes back. */
export function CalendarChanges({ changes, today, timeZone, mayKeep }: CalendarChangesProps) {
  const t = useTranslations('calendar.changes')
  const moments = useMoments(timeZone)
  const [open, setOpen] = useState<{ readonly undoes: PublishedChange | null } | null>(null)
  const undone = new Set(changes.map(each => each.undoes))
  return (
    <section className="dk-card cc" aria-label={t('title')}>
      <header>
        <h2>{t('title')}</h2>
        {mayKeep ? (
          <DeskButton kind="primary" onClick={() => setOpen({ undoes: null })}>
            {t('add')}
          </DeskButton>
        ) : null}
      </header>
      {changes.length === 0 ? <p>{t('none')}</p> : null}
      <ol reversed>
        {changes.map(each => (
          <li key={each.seq} value={each.seq} data-undone={undone.has(each.seq) ? '' : undefined}>
            <p>
              {each.undoes === null ? null : <b>{t('takesBack', { seq: each.undoes })}</b>}
              {each.days.slice(0, 12).map(({ day, isWorkday, name }) => (
                <span key={day}>
                  {day} {t(isWorkday ? 'work' : 'off')} {name}
                </span>
              ))}
              {each.days.length > 12 ? <span>{t('more', { count: each.days.length - 12 })}</span> : null}
            </p>
            <small>
              {[moments.time(each.at), each.announced, each.reason].filter(Boolean).join(' · ')}
              {undone.has(each.seq) ? ` · ${t('undone')}` : ''}
            </small>
            {mayKeep && each.undoes === null && !undone.has(each.seq) && each.days.every(({ day }) => day > today) ? (
              <DeskButton kind="quiet" onClick={() => setOpen({ undoes: each })}>
                {t('undo')}
              </DeskButton>
            ) : null}
          </li>
        ))}
      </ol>
      {open ? (
        <ChangeForm
          undoes={open.undoes?.seq ?? null}
          expectedSeq={changes[0]?.seq ?? 0}
          today={today}
          timeZone={timeZone}
          onClose={() => setOpen(null)}
        />
      ) : null}
    </section>
  )
}
