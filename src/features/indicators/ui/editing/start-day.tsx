'use client'

import { useTranslations } from 'next-intl'
import { dayNumber, dayText, localDay, startOfLocalDay } from '../../../../shared/time'

interface StartDayProps {
  /** A local day; empty: from the moment of publishing. */
  readonly day: string
  readonly setDay: (day: string) => void
  readonly timeZone: string
  readonly now: string
}

/** The city's midnight of a day, as the interface takes it; undefined for no day. */
export function startOf(day: string, timeZone: string): string | undefined {
  const number = dayNumber(day)
  return number === null ? undefined : new Date(startOfLocalDay(timeZone, number)).toISOString()
}

/** From when a change holds: at once, or from a day to come. */
export function StartDay({ day, setDay, timeZone, now }: StartDayProps) {
  const t = useTranslations('indexEditing.steps')
  const tomorrow = dayText(localDay(timeZone, new Date(now).getTime()) + 1)
  return (
    <label className="ed-field">
      <span>{t('from')}</span>
      <input type="date" value={day} min={tomorrow} onChange={event => setDay(event.target.value)} />
      <small className="ed-hint">{day === '' ? t('fromNow') : t('fromDay')}</small>
    </label>
  )
}
