import type { Limit, WorkingCalendar } from './working-calendar'

/** A stretch in which a clock stands still; `to` is `Infinity` while it still does. Epoch milliseconds. */
export interface Pause {
  readonly from: number
  readonly to: number
}

const moment = (value: unknown): number =>
  typeof value === 'number' ? value : typeof value === 'string' ? Date.parse(value) : Number.NaN

/**
 * Reads `[{from, to, kind, reason}]` (moments as ISO 8601 with offset or epoch ms; `to` absent: still running),
 * in order, overlaps joined. What is no pause is left out; `null` where the value is no list.
 */
export function readPauses(value: unknown): Pause[] | null {
  if (!Array.isArray(value)) return null
  const read: Pause[] = []
  for (const each of value) {
    if (typeof each !== 'object' || each === null) continue
    const from = moment((each as { from?: unknown }).from)
    const end = (each as { to?: unknown }).to
    const to = end === null || end === undefined ? Number.POSITIVE_INFINITY : moment(end)
    if (to > from) read.push({ from, to })
  }
  read.sort((a, b) => a.from - b.from)
  const joined: Pause[] = []
  for (const each of read) {
    const last = joined[joined.length - 1]
    if (last && each.from <= last.to) joined[joined.length - 1] = { from: last.from, to: Math.max(last.to, each.to) }
    else joined.push(each)
  }
  return joined
}

/** Milliseconds of `[from, to]` in which the clock stood still. */
export function stoppedMs(pauses: readonly Pause[], from: number, to: number): number {
  let sum = 0
  for (const each of pauses) sum += Math.max(0, Math.min(each.to, to) - Math.max(each.from, from))
  return sum
}

/**
 * The due moment of a limit whose clock stands still during the pauses; `NaN` while one of them has no end yet,
 * since nobody can say then when it will run out. Working days are stopped as they are counted: those after the day
 * a pause begins, up to and with the day it ends. A limit never ends while its clock stands still, nor on the day on
 * which it goes on: whoever has no day left has the rest of that one.
 */
export function dueWithPauses(calendar: WorkingCalendar, from: number, limit: Limit, pauses: readonly Pause[]): number {
  let due = calendar.dueAt(from, limit)
  if (pauses.length === 0) return due
  let moved = limit.value
  let stopped = 0
  for (const each of pauses) {
    if (each.to <= from) continue
    if (each.from >= due) break
    if (each.to === Number.POSITIVE_INFINITY) return Number.NaN
    const begins = Math.max(each.from, from)
    if (limit.unit === 'wd') {
      moved += calendar.workdaysAfter(begins, each.to)
      due = Math.max(calendar.addWorkingDays(from, moved), calendar.addWorkingDays(each.to, 0))
    } else if (limit.unit === 'wh') {
      moved += calendar.workingMinutesBetween(begins, each.to) / 60
      // A pause that ends outside working hours hands the clock back no earlier than that.
      due = Math.max(calendar.dueAt(from, { value: moved, unit: 'wh' }), each.to)
    } else {
      stopped += each.to - begins
      due = calendar.dueAt(from, limit) + stopped
    }
  }
  return due
}

/**
 * Working days used between two moments (whole ms), stopped days left out: the smallest promise in working days that
 * `dueWithPauses` calls kept. A clock that stands still uses nothing, and nothing that was used comes back: who was
 * late when a pause began is late after it, though the days off before it and the days of it were fewer than that.
 */
export function workingDaysUsed(calendar: WorkingCalendar, from: number, to: number, pauses: readonly Pause[]): number {
  let used = 0
  let stopped = 0
  /** End of the day on which the last pause ended. */
  let resumes = Number.NEGATIVE_INFINITY
  const usedBy = (moment: number) =>
    moment <= resumes ? used : Math.max(used, calendar.workingDaysUsed(from, moment) - stopped)
  for (const each of pauses) {
    if (each.to <= from) continue
    if (each.from >= to) break
    const begins = Math.max(each.from, from)
    const ends = Math.min(each.to, to)
    // A limit that ends at the very moment a pause begins has run out: so the count is taken just inside the pause.
    used = usedBy(begins + 1)
    stopped += calendar.workdaysAfter(begins, ends)
    resumes = calendar.addWorkingDays(ends, 0)
  }
  return usedBy(to)
}
