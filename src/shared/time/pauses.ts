import type { Limit, WorkingCalendar } from './working-calendar'

/** A stretch in which a clock stands still; `to` is `Infinity` while it still does. Epoch milliseconds. */
export interface Pause {
  readonly from: number
  readonly to: number
}

/** A stretch as a record tells it: what it is called there, and why. */
export interface NamedPause extends Pause {
  readonly kind: string | null
  readonly reason: string | null
}

const moment = (value: unknown): number =>
  typeof value === 'number' ? value : typeof value === 'string' ? Date.parse(value) : Number.NaN
const word = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null)

/** In order; what overlaps or meets is one, called what the first of them is called. */
export function joinPauses<Each extends Pause>(pauses: readonly Each[]): Each[] {
  const joined: Each[] = []
  for (const each of pauses.toSorted((a, b) => a.from - b.from)) {
    const last = joined[joined.length - 1]
    if (last && each.from <= last.to) joined[joined.length - 1] = { ...last, to: Math.max(last.to, each.to) }
    else joined.push(each)
  }
  return joined
}

/**
 * Reads `[{from, to, kind, reason}]` (moments as ISO 8601 with offset or epoch ms; `to` absent: still running), in
 * order; those of one kind that overlap or meet are one. What is no pause is left out; `null` where the value is no list.
 */
export function readNamedPauses(value: unknown): NamedPause[] | null {
  if (!Array.isArray(value)) return null
  const byKind = new Map<string | null, NamedPause[]>()
  for (const each of value) {
    if (typeof each !== 'object' || each === null) continue
    const { from: begin, to: end, kind, reason } = each as Record<string, unknown>
    const from = moment(begin)
    const to = end === null || end === undefined ? Number.POSITIVE_INFINITY : moment(end)
    if (!(to > from)) continue
    const pause = { from, to, kind: word(kind), reason: word(reason) }
    byKind.set(pause.kind, [...(byKind.get(pause.kind) ?? []), pause])
  }
  return [...byKind.values()].flatMap(joinPauses).sort((a, b) => a.from - b.from)
}

/** The same without names, those of every kind joined. */
export function readPauses(value: unknown): Pause[] | null {
  const read = readNamedPauses(value)
  return read && joinPauses(read.map(({ from, to }) => ({ from, to })))
}

/** The most working days one pause stops a clock, by its kind; a kind without a number has no cap. */
export type PauseCaps = Readonly<Record<string, number>>

/** A pause as far as it counts: beyond its cap the clock goes on, whatever the record says. */
export interface CappedPause extends NamedPause {
  /** Where the record says it ends, later than `to`; `null` where the cap was not reached. `Infinity`: it says of no end. */
  readonly saidTo: number | null
}

/**
 * Pauses of a clock that began at `from`, each cut where it has stopped that clock for the working days of its cap.
 * Cutting only takes away: no end lies later for it, and none earlier than without any pause.
 */
export function capPauses(
  calendar: WorkingCalendar,
  from: number,
  pauses: readonly NamedPause[],
  caps: PauseCaps,
): CappedPause[] {
  return pauses.map(pause => {
    const cap = pause.kind === null ? undefined : caps[pause.kind]
    // the last moment of a day still belongs to it, 24:00 would be the day after
    const end = cap === undefined ? Number.NaN : calendar.addWorkingDays(Math.max(pause.from, from), cap) - 1
    return pause.to > end ? { ...pause, to: Math.max(end, pause.from), saidTo: pause.to } : { ...pause, saidTo: null }
  })
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
