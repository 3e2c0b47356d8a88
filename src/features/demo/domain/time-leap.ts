import { addMonths } from '@/shared/time'

const units = { min: 60_000, h: 3_600_000, d: 86_400_000 } as const

/**
 * `+90d`, `+2h`, `+30min`, `+1mo` → where the clock stands then, ms. Forward only: what is known already would lie in
 * the future of a clock that was set back. `null` where the text is no such leap.
 */
export function leapFrom(now: number, leap: string, timeZone: string): number | null {
  const match = /^\+(\d{1,5})(min|h|d|mo)$/.exec(leap.trim())
  const count = Number(match?.[1])
  const unit = match?.[2]
  if (unit === undefined || count === 0) return null
  if (unit === 'mo') return addMonths(timeZone, now, count)
  return now + count * units[unit as keyof typeof units]
}
