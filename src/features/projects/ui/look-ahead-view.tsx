'use client'

import Link from 'next/link'
import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { momentsIn } from '@/ui/desk/moments'
import { localeTag } from '@/ui/i18n/locale'
import type { LookAhead } from '../queries/look-ahead'

interface LookAheadProps {
  readonly ahead: LookAhead
  readonly timeZone: string
}

type DueOnDay = LookAhead['things'][number]

const bounds = [30, 60, 90] as const
/** Shades of a day by how much falls due. */
const shade = (count: number) => (count === 0 ? 0 : count < 3 ? 1 : count < 8 ? 2 : count < 20 ? 3 : 4)

/** Ninety days ahead as a calendar: how much falls due each day, days off named; the chosen stretch below. */
export function LookAheadView({ ahead, timeZone }: LookAheadProps) {
  const t = useTranslations('projects')
  const lang = useLocale() === 'en' ? 'en' : 'zh'
  const moments = momentsIn(lang, timeZone)
  const [within, setWithin] = useState<number>(30)
  const [day, setDay] = useState<string | null>(null)
  const perDay = new Map<string, DueOnDay[]>()
  for (const each of ahead.things) perDay.set(each.day, [...(perDay.get(each.day) ?? []), each])
  const last = ahead.days[within]?.day ?? ''
  const shown = day === null ? ahead.things.filter(each => each.day <= last) : (perDay.get(day) ?? [])
  const weekday = (text: string) => (new Date(`${text}T00:00:00Z`).getUTCDay() + 6) % 7
  const name = new Intl.DateTimeFormat(localeTag[lang], { timeZone: 'UTC', month: 'numeric', day: 'numeric' })
  const lead = ahead.days[0] ? weekday(ahead.days[0].day) : 0
  return (
    <div className="pj-ahead">
      <nav className="dk-filter" aria-label={t('ahead.within')}>
        {bounds.map(each => (
          <button
            key={each}
            type="button"
            aria-pressed={day === null && within === each}
            onClick={() => {
              setDay(null)
              setWithin(each)
            }}
          >
            {t('ahead.days', { days: each })}
            <b>{ahead.things.filter(thing => thing.day <= (ahead.days[each]?.day ?? '')).length}</b>
          </button>
        ))}
      </nav>
      <div className="pj-days">
        {Array.from({ length: lead }, (_, place) => (
          <i key={String(place)} />
        ))}
        {ahead.days.map(each => {
          const count = perDay.get(each.day)?.length ?? 0
          const words = `${name.format(new Date(`${each.day}T00:00:00Z`))} · ${t('ahead.due', { count })}`
          return (
            <button
              key={each.day}
              type="button"
              data-shade={shade(count)}
              data-off={each.isWorkday ? undefined : ''}
              data-beyond={each.day > last ? '' : undefined}
              aria-pressed={day === each.day}
              aria-label={`${words}${each.isWorkday ? '' : ` · ${t('ahead.off')}`}${each.provisional ? ` · ${t('ahead.provisional')}` : ''}`}
              onClick={() => setDay(day === each.day ? null : each.day)}
            >
              <small>{name.format(new Date(`${each.day}T00:00:00Z`))}</small>
              <b>{count || ''}</b>
            </button>
          )
        })}
      </div>
      <ul className="pj-due">
        {shown.slice(0, 200).map(each => (
          <li key={`${each.kind} ${each.projectId} ${each.what} ${each.at}`}>
            <time dateTime={each.at}>{moments.time(each.at)}</time>
            <span>{t(`ahead.kind.${each.kind}`)}</span>
            <Link href={`/projects/${each.projectId}`} prefetch={false}>
              {each.projectName}
            </Link>
            <span>{each.what}</span>
          </li>
        ))}
      </ul>
      {shown.length === 0 ? <p className="dk-note">{t('ahead.none')}</p> : null}
      {shown.length > 200 ? <p>{t('more', { count: shown.length - 200 })}</p> : null}
    </div>
  )
}
