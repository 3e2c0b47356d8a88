'use client'

import { useTranslations } from 'next-intl'
import { remaining } from '../../domain/remaining'
import type { ShownPage, ShownRow } from '../api'

interface ClockBarProps {
  readonly clock: ShownRow['clock']
  readonly readAt: number
  readonly now: number
  readonly windows: ShownPage['windows']
}

/** How much of the limit is left, counted in the time that counts; shape and words beside the colour. */
export function ClockBar({ clock, readAt, now, windows }: ClockBarProps) {
  const t = useTranslations('cases.clock')
  const span = useSpan()
  const rest = remaining(clock, readAt, now, windows)
  if (!rest) return <span className="cs-clock cs-clock-idle">{t(clock.state === 'stopped' ? 'stopped' : 'none')}</span>
  const words = rest.state === 'over' ? t('over', { span: span(-rest.left) }) : t('left', { span: span(rest.left) })
  return (
    <span className="cs-clock" data-state={rest.state} data-working={clock.isWorking || undefined}>
      <span className="cs-clock-bar" aria-hidden="true">
        <i style={{ width: `${Math.round(rest.used * 100)}%` }} />
      </span>
      <span className="cs-clock-words">
        {rest.state === 'running' ? null : <b>{t(rest.state === 'over' ? 'signOver' : 'signNear')}</b>}
        {words}
        {clock.isWorking ? <small>{t('working')}</small> : null}
        {clock.provisional ? <small>{t('provisional')}</small> : null}
      </span>
    </span>
  )
}

/** Minutes in words: minutes, hours and minutes, days and hours. */
function useSpan() {
  const t = useTranslations('cases.clock')
  return (minutes: number): string => {
    const whole = Math.max(0, Math.floor(minutes))
    if (whole < 60) return t('minutes', { count: whole })
    if (whole < 24 * 60) return t('hours', { count: Math.floor(whole / 60), minutes: whole % 60 })
    return t('days', { count: Math.floor(whole / 1440), hours: Math.floor((whole % 1440) / 60) })
  }
}
