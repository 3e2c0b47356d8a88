import { addMonths } from '@/shared/time'
import { share } from './share'

/** What is analysed: what was found wrong, or what units were told to do about it. */
export const matterSorts = ['problems', 'orders'] as const
export type MatterSort = (typeof matterSorts)[number]

/** Lengths of a window in months. */
export const spans = [1, 3, 6, 12] as const
export type Span = (typeof spans)[number]

/** What matters are told apart by. */
export const groupings = ['kind', 'cause', 'stage', 'unit'] as const
export type Grouping = (typeof groupings)[number]
export type GroupFilter = Readonly<Record<Grouping, string | null>>

/** The group of what has no kind, cause, stage or unit. */
export const NONE = 'none'

/** How a matter stands; `late` ones were reported after their limit or not yet, `waiting` ones still have time. */
export const outcomes = ['settled', 'open', 'on-time', 'late', 'waiting'] as const
export type Outcome = (typeof outcomes)[number]

/** What came up in [from, to), as it stood at `judged`; what came up after that is not counted. */
export interface Window {
  readonly from: Date
  readonly to: Date
  readonly judged: Date
}

/**
 * The months that end with one, judged now, and as many before them, judged as long after their beginning: a month that
 * runs is held against the same days of the month before, a closed one against one that had as much time.
 */
export function windowsOf({ to, span, now }: { to: Date; span: Span; now: Date }, timezone: string) {
  const back = (moment: Date, months: number) => new Date(addMonths(timezone, moment.getTime(), -months))
  const from = back(to, span)
  return {
    now: { from, to, judged: now },
    before: { from: back(from, span), to: from, judged: back(now, span) },
    /** The twelve months up to the end, for the line of months. */
    year: { from: back(to, 12), to, judged: now },
  } as const satisfies Record<string, Window>
}

export interface Counts {
  readonly found: number
  readonly settled: number
  readonly onTime: number
  readonly late: number
  /** Median working days from the finding to the acceptance, of those settled. */
  readonly days: number | null
}

export const noCounts: Counts = { found: 0, settled: 0, onTime: 0, late: 0, days: null }

/** Counts with what follows from them; shares in per cent. */
export const measured = ({ found, settled, onTime, late, days }: Counts, few: number) => ({
  found,
  settled,
  onTime,
  late,
  days,
  open: found - settled,
  waiting: found - onTime - late,
  onTimeShare: share(onTime, onTime + late),
  settledShare: share(settled, found),
  /** Too few to say much. */
  isFew: found < few,
})
export type Measured = ReturnType<typeof measured>

/** Keys in the order of a list that has one, the others after it as they come. */
export function inOrder(keys: readonly string[], order: readonly string[]): string[] {
  const place = (key: string) => (order.includes(key) ? order.indexOf(key) : order.length)
  return keys.toSorted((a, b) => place(a) - place(b))
}
