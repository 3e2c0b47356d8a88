import { addMonths, localDay, startOfLocalDay, zone } from '@/shared/time'
import type { Operand } from '../formula'
import type { PeriodLength } from '../stretch'

const HOUR = 3_600_000
const DAY = 24 * HOUR

/**
 * A moment that a condition reads off the clock, `minus(periodStart, '24h')` say, as a function of now: some time after
 * (or before) a moment some months before (or after) some time after now. In a live stretch `periodEnd` is now, and
 * `periodStart` so much earlier.
 */
export interface ClockHand {
  /** Added to now, ms. */
  readonly before: number
  /** Then added on the local calendar. */
  readonly months: number
  /** Then added, ms. */
  readonly after: number
}

const stretchOf: Readonly<Record<PeriodLength, { readonly days: number; readonly months: number }>> = {
  daily: { days: 1, months: 0 },
  weekly: { days: 7, months: 0 },
  monthly: { days: 0, months: 1 },
  quarterly: { days: 0, months: 3 },
  annual: { days: 0, months: 12 },
}

/** The hand an operand reads; null where it is none, or runs by months twice (which is no sum of months). */
export function clockHand(operand: Operand, length: PeriodLength | null): ClockHand | null {
  if (operand.kind === 'clock') {
    if (operand.name !== 'periodStart') return { before: 0, months: 0, after: 0 }
    if (length === null) return null
    const { days, months } = stretchOf[length]
    return { before: -days * DAY, months: -months, after: 0 }
  }
  if (operand.kind !== 'shift') return null
  const hand = clockHand(operand.operand, length)
  if (!hand) return null
  const { count, unit } = operand.span
  const signed = operand.op === 'plus' ? count : -count
  if (unit === 'mo' || unit === 'y') {
    if (hand.months !== 0) return null
    return { ...hand, months: unit === 'mo' ? signed : 12 * signed }
  }
  if (unit === 'wh' || unit === 'wd') return null
  const ms = signed * { min: 60_000, h: HOUR, uh: HOUR, d: DAY }[unit]
  return hand.months === 0 ? { ...hand, before: hand.before + ms } : { ...hand, after: hand.after + ms }
}

/** Where the hand stands at a moment. */
export const handAt = ({ before, months, after }: ClockHand, now: number, timezone: string): number =>
  (months === 0 ? now + before : addMonths(timezone, now + before, months)) + after

/**
 * Moments of now, in order, between which the hand never passes `value`: it is on one side of it before the first, and
 * from each to the next. On the calendar the hand may pass a value more than once, since several days of a month stand
 * for the last day of a shorter one.
 */
export function passings(hand: ClockHand, value: number, timezone: string): readonly number[] {
  if (hand.months === 0) {
    const at = value - hand.after - hand.before
    return [at, at + 1]
  }
  const target = value - hand.after
  const same = addMonths(timezone, target, -hand.months)
  if (isPlainDay(target, timezone) && isPlainDay(same, timezone)) return [same - hand.before, same - hand.before + 1]
  return allPassings(hand, target, timezone)
}

/** Every month has the day, and no clock is put forward or back around it: then other days of a month stand for others. */
function isPlainDay(at: number, timezone: string): boolean {
  const rules = zone(timezone)
  const offset = rules.offsetAt(at)
  if (rules.offsetAt(at - 3 * DAY) !== offset || rules.offsetAt(at + 3 * DAY) !== offset) return false
  return new Date(at + offset).getUTCDate() <= 27
}

function allPassings(hand: ClockHand, target: number, timezone: string): readonly number[] {
  const near = localDay(timezone, addMonths(timezone, target, -hand.months))
  const rules = zone(timezone)
  const offset = (at: number) => rules.offsetAt(at)
  const timeOfDay = target + offset(target) - Math.floor((target + offset(target)) / DAY) * DAY
  const found = new Set<number>()
  for (let day = near - 2; day <= near + 5; day++) {
    const start = startOfLocalDay(timezone, day)
    found.add(start)
    for (const shift of [-HOUR, 0, HOUR]) {
      const same = start + timeOfDay + shift
      found.add(same).add(same + 1)
    }
    if (offset(start - DAY) !== offset(start + 2 * DAY) || offset(target - 2 * DAY) !== offset(target + 2 * DAY))
      for (let at = start - HOUR; at <= start + 25 * HOUR; at += HOUR / 2) found.add(at)
  }
  return [...found].map(at => at - hand.before).sort((a, b) => a - b)
}
