'use client'

import { useLocale, useTranslations } from 'next-intl'
import { localeTag } from '@/ui/i18n/locale'
import type { LookAhead } from '../queries/look-ahead'

interface DueDaysProps {
  readonly days: LookAhead['days']
  /** Days after it are outside the stretch that is listed. */
  readonly last: string
  readonly chosen: string | null
  readonly onChoose: (day: string | null) => void
}

/** Shades of a day by how much falls due. */
const shade = (count: number) => (count === 0 ? 0 : count < 3 ? 1 : count < 8 ? 2 : count < 20 ? 3 : 4)
const moment = (day: string) => new Date(`${day}T00:00:00Z`)
const weekday = (day: string) => (moment(day).getUTCDay() + 6) % 7

/** Days in weeks that begin on Monday, the darker the more falls due. */
export function DueDays({ days, last, chosen, onChoose }: DueDaysProps) {
  const t = useTranslations('projects')
  const lang = useLocale() === 'en' ? 'en' : 'zh'
  const name = new Intl.DateTimeFormat(localeTag[lang], { timeZone: 'UTC', month: 'numeric', day: 'numeric' })
  const count = new Intl.NumberFormat(localeTag[lang], { notation: 'compact' })
  const lead = days[0] ? weekday(days[0].day) : 0
  return (
    <div className="pj-days">
      {Array.from({ length: lead }, (_, place) => (
        <i key={String(place)} />
      ))}
      {days.map(({ day, due, isWorkday, provisional }) => {
        const parts = [
          name.format(moment(day)),
          t('ahead.due', { count: due }),
          isWorkday ? null : t('ahead.off'),
          provisional ? t('ahead.provisional') : null,
        ]
        return (
          <button
            key={day}
            type="button"
            data-shade={shade(due)}
            data-off={isWorkday ? undefined : ''}
            data-beyond={day > last ? '' : undefined}
            aria-pressed={chosen === day}
            aria-label={parts.filter(Boolean).join(' · ')}
            onClick={() => onChoose(chosen === day ? null : day)}
          >
            <small>{name.format(moment(day))}</small>
            <b>{due > 0 ? count.format(due) : ''}</b>
          </button>
        )
      })}
    </div>
  )
}
