/** A record as it is posted: canonical field names, times as ISO 8601, empty fields absent. */
export type Row = Record<string, unknown>

/** At `at` these fields take these values; `undefined` empties one. */
export type Turn = readonly [at: number, set: Row]

/**
 * The whole life of one record, past and future. What is known at a moment follows from it, so the seeded past and
 * the live feed tell the same story, and a feed that was stopped goes on where the clock stands.
 */
export interface Story {
  /** Moment (epoch ms) from which the record exists. */
  readonly born: number
  /** What it says from the beginning. */
  readonly row: Row
  /** In order of time. */
  readonly turns: readonly Turn[]
  /** When the record reached the city, if it was seeded; else it is left to the door. */
  readonly ingested?: number
}

/** The record as it stands at a moment; `null` before it exists. */
export function rowAt({ born, row, turns }: Story, at: number): Row | null {
  if (born > at) return null
  if (turns.length === 0) return row
  const now = { ...row }
  for (const [when, set] of turns) {
    if (when > at) break
    Object.assign(now, set)
  }
  return now
}

/** `rowAt` for a story that nobody will read again: its own row is changed and given away. */
export function lastRowAt({ born, row, turns }: Story, at: number): Row | null {
  if (born > at) return null
  for (const [when, set] of turns) {
    if (when > at) break
    Object.assign(row, set)
  }
  return row
}

/** Moment of its last change. */
export const endOf = ({ born, turns }: Story): number => turns.at(-1)?.[0] ?? born

const two = Array.from({ length: 60 }, (_, n) => String(n).padStart(2, '0'))
let isoDay = Number.NaN
let isoDate = ''

/** ISO 8601 of an instant, to the second. Times come in order, so the date is mostly the last one. */
export function iso(at: number): string {
  const seconds = Math.floor(at / 1000)
  const day = Math.floor(seconds / 86_400)
  if (day !== isoDay) {
    isoDay = day
    isoDate = new Date(day * 86_400_000).toISOString().slice(0, 11)
  }
  const left = seconds - day * 86_400
  return `${isoDate}${two[Math.floor(left / 3600)]}:${two[Math.floor((left % 3600) / 60)]}:${two[left % 60]}Z`
}
