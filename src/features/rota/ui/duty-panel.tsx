'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { momentsIn } from '@/shared/time/moments'
import { DeskButton } from '@/ui/desk/button'
import { Field } from '@/ui/desk/field'
import type { Handover } from '../data/duty.queries'
import type { DutyCall } from '../domain/callee'
import type { DutyNow } from '../queries/duty-now'
import { CallLink } from './call-link'
import { RecentCalls } from './recent-calls'

type Sheet = Omit<Handover, 'from' | 'to' | 'givenAt' | 'takenAt' | 'givenBy' | 'takenBy'> & {
  readonly from: string
  readonly to: string
  readonly isTaken: boolean
  readonly isOwn: boolean
}

interface DutyPanelProps {
  readonly now: DutyNow
  readonly calls: readonly DutyCall[]
  readonly sheets: readonly Sheet[]
  readonly lang: 'zh' | 'en'
  readonly timeZone: string
  readonly mayKeep: boolean
}

/** Who answers at each level now, with the post's telephone; and the sheets that one shift hands to the next. */
export function DutyPanel({ now, calls, sheets, lang, timeZone, mayKeep }: DutyPanelProps) {
  const t = useTranslations('watch')
  const { refresh } = useRouter()
  const [note, setNote] = useState('')
  const [isBroken, setBroken] = useState(false)
  const { time } = momentsIn(lang, timeZone)
  const post = (path: string, body: object) =>
    fetch(`/api/v1${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }).then(
      answer => (answer.ok ? window.location.reload() : setBroken(true)),
      () => setBroken(true),
    )
  return (
    <>
      <section className="dk-card wt-duty">
        <h2>{t('onDuty')}</h2>
        {now.short.map(each => (
          <p key={each.level} role="alert">
            {t('short', { level: levelName(now, each.level, lang), present: each.present, minimum: each.minimum })}
          </p>
        ))}
        {now.levels.map(({ level, name }) => (
          <div key={level} className="wt-level">
            <h3>{name[lang]}</h3>
            <ul>
              {now.items
                .filter(each => each.level === level)
                .map(each => (
                  <li key={each.post}>
                    <b>{each.name[lang]}</b> {each.person ?? (each.by === 'standing' ? null : t('nobody'))}{' '}
                    <CallLink
                      to={{ kind: each.by === 'standing' ? 'unit' : 'post', code: each.post, phone: each.phone }}
                      place="watch"
                      onCalled={refresh}
                    />
                    {each.to ? <small> {t('until', { when: time(each.to) })}</small> : null}
                  </li>
                ))}
            </ul>
          </div>
        ))}
      </section>
      <RecentCalls calls={calls} lang={lang} time={time} />
      <section className="dk-card">
        <h2>{t('handovers')}</h2>
        {mayKeep ? (
          <form
            className="wt-form"
            onSubmit={event => {
              event.preventDefault()
              void post('/duty/handovers', { note })
            }}
          >
            <Field label={t('note')}>
              {control => (
                <textarea {...control} rows={2} value={note} onChange={event => setNote(event.target.value)} />
              )}
            </Field>
            <DeskButton type="submit" kind="primary">
              {t('give')}
            </DeskButton>
          </form>
        ) : null}
        {isBroken ? <p role="alert">{t('broken')}</p> : null}
        <ol className="wt-sheets">
          {sheets.map(sheet => (
            <li key={sheet.id}>
              <b>
                {time(sheet.from)} – {time(sheet.to)}
              </b>
              <p>
                {t('sheet', {
                  done: Object.values(sheet.content.done).reduce((sum, count) => sum + count, 0),
                  open: Object.values(sheet.content.open).reduce((sum, count) => sum + count, 0),
                  overdue: sheet.content.overdue,
                  supervised: sheet.content.supervised.length,
                })}
              </p>
              {sheet.note ? <p>{sheet.note}</p> : null}
              {sheet.isTaken ? (
                <small>{t('taken')}</small>
              ) : mayKeep && !sheet.isOwn ? (
                <DeskButton onClick={() => void post(`/duty/handovers/${sheet.id}/sign`, {})}>{t('take')}</DeskButton>
              ) : (
                <small>{t('waits')}</small>
              )}
            </li>
          ))}
        </ol>
      </section>
    </>
  )
}

const levelName = (now: DutyNow, level: number, lang: 'zh' | 'en'): string =>
  now.levels.find(each => each.level === level)?.name[lang] ?? String(level)
