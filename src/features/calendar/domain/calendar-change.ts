import { dayNumber } from '@/shared/time'
import type { CalendarRow } from '../../areas'

export interface ChangedDay {
  /** `2027-02-08` */
  readonly day: string
  readonly isWorkday: boolean
  /** The holiday it belongs to; may be empty. */
  readonly name: string
}

/** One entry of the list of changes: days as they are from then on, or an earlier entry taken back. */
export interface CalendarChange {
  readonly seq: number
  readonly days: readonly ChangedDay[]
  /** Number of the announcement; with it the years of its days count as announced. */
  readonly announced: string
  readonly undoes: number | null
}

const isWeekend = (day: string) => ((dayNumber(day) ?? 0) + 3) % 7 > 4

function rowOf({ day, isWorkday, name }: ChangedDay, announced: string): CalendarRow {
  const kind = isWorkday
    ? isWeekend(day)
      ? 'makeup'
      : 'workday'
    : isWeekend(day) && name === ''
      ? 'restday'
      : 'holiday'
  return { date: day, kind, name, announced }
}

/** A calendar after changes: of two of one day the later counts, and one that was taken back not at all. */
export function changedCalendar(first: readonly CalendarRow[], changes: readonly CalendarChange[]): CalendarRow[] {
  const undone = new Set(changes.map(each => each.undoes))
  const rows = new Map(first.map(each => [each.date, each]))
  for (const { seq, days, announced } of changes) {
    if (undone.has(seq)) continue
    for (const each of days) {
      // the year of a single day keeps the announcement it rests on
      const paper = announced || rows.get(each.day)?.announced || ''
      rows.set(each.day, rowOf(each, paper))
    }
  }
  return [...rows.values()].sort((a, b) => (a.date < b.date ? -1 : 1))
}
