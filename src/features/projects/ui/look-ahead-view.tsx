'use client'

import Link from 'next/link'
import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { momentsIn } from '@/shared/time/moments'
import { ErrorNote, Skeleton } from '@/ui/desk/notes'
import type { LookAhead } from '../queries/look-ahead'
import { DueDays } from './due-days'

interface LookAheadProps {
  readonly ahead: LookAhead
  readonly area: string | undefined
  readonly timeZone: string
}

const bounds = [30, 60, 90] as const

type OfDay =
  | { readonly kind: 'waiting' | 'failed'; readonly day: string }
  | { readonly kind: 'read'; readonly day: string; readonly things: LookAhead['things'] }

/** Ninety days ahead as a calendar: how much falls due each day, days off named; the chosen stretch or day beside it. */
export function LookAheadView({ ahead, area, timeZone }: LookAheadProps) {
  const t = useTranslations('projects')
  const lang = useLocale() === 'en' ? 'en' : 'zh'
  const moments = momentsIn(lang, timeZone)
  const [within, setWithin] = useState<number>(30)
  const [chosen, setChosen] = useState<OfDay | null>(null)
  const dueWithin = (days: number) => ahead.days.slice(0, days + 1).reduce((sum, each) => sum + each.due, 0)
  const choose = async (day: string) => {
    setChosen({ kind: 'waiting', day })
    const search = new URLSearchParams({ day, ...(area ? { area } : {}) })
    const answer = await fetch(`/api/v1/projects/due?${search}`, { cache: 'no-store' }).catch(() => null)
    const read: OfDay = answer?.ok
      ? { kind: 'read', day, things: ((await answer.json()) as LookAhead).things }
      : { kind: 'failed', day }
    setChosen(before => (before?.day === day ? read : before))
  }
  const last = ahead.days[within]?.day ?? ''
  const total = chosen ? (ahead.days.find(each => each.day === chosen.day)?.due ?? 0) : dueWithin(within)
  const soonest = ahead.things.filter(each => each.day <= last)
  const shown = chosen === null ? soonest : chosen.kind === 'read' ? chosen.things : []
  const isThere = chosen === null || chosen.kind === 'read'
  return (
    <div className="pj-ahead">
      <nav className="dk-filter" aria-label={t('ahead.within')}>
        {bounds.map(each => (
          <button
            key={each}
            type="button"
            aria-pressed={chosen === null && within === each}
            onClick={() => {
              setChosen(null)
              setWithin(each)
            }}
          >
            {t('ahead.days', { days: each })}
            <b>{dueWithin(each)}</b>
          </button>
        ))}
      </nav>
      <DueDays
        days={ahead.days}
        last={last}
        chosen={chosen?.day ?? null}
        onChoose={day => (day === null ? setChosen(null) : void choose(day))}
      />
      <div>
        {chosen?.kind === 'waiting' ? <Skeleton /> : null}
        {chosen?.kind === 'failed' ? (
          <ErrorNote onRetry={() => void choose(chosen.day)}>{t('ahead.failed')}</ErrorNote>
        ) : null}
        <ul className="pj-due">
          {shown.map(each => (
            <li key={`${each.kind} ${each.projectId} ${each.what} ${each.at}`}>
              <time dateTime={each.at}>{moments.due(each.at)}</time>
              <span>{t(`ahead.kind.${each.kind}`)}</span>
              <Link href={`/projects/${each.projectId}`} prefetch={false}>
                {each.projectName}
              </Link>
              <span>{each.what}</span>
            </li>
          ))}
        </ul>
        {isThere && total === 0 ? <p className="dk-note">{t('ahead.none')}</p> : null}
        {isThere && total > shown.length ? <p>{t('ahead.more', { count: total - shown.length })}</p> : null}
      </div>
    </div>
  )
}
