import type { WorkingCalendar } from '@/shared/time'

export type PlainValue = string | number | boolean | null
/** Field name → value: timestamps as epoch ms, dates as `YYYY-MM-DD`. */
export type PlainRow = Readonly<Record<string, PlainValue>>

export interface PlainCity {
  readonly rows: ReadonlyMap<string, readonly PlainRow[]>
  readonly references: readonly PlainRow[]
  readonly squares: readonly {
    readonly lng: number
    readonly lat: number
    readonly areas: ReadonlySet<string>
    readonly layers: Readonly<Record<string, number>>
  }[]
  readonly calendar: WorkingCalendar
  readonly timezone: string
}

export interface PlainArea {
  readonly code: string
  readonly has: (row: PlainRow) => boolean
  /** Districts whose reference numbers add up to the area's; none below a district. */
  readonly districts: readonly string[]
}

export interface PlainStretch {
  readonly from: number
  readonly to: number
  readonly now: number
}

export interface PlainResult {
  readonly value: number | null
  readonly reason: string | null
  readonly numerator: number | null
  readonly denominator: number | null
}

/** What every part of an evaluation needs: the records, the place and the stretch of time. */
export interface Question {
  readonly city: PlainCity
  readonly area: PlainArea
  readonly stretch: PlainStretch
}

export const nothing = (reason: string): PlainResult => ({ value: null, reason, numerator: null, denominator: null })

export function quotient(a: number, b: number, factor: number): PlainResult {
  if (b === 0) return { value: null, reason: 'no-denominator', numerator: a, denominator: b }
  return { value: (factor * a) / b, reason: null, numerator: a, denominator: b }
}
