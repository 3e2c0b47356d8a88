import type { City, ClockLimits } from '@/features/areas'
import type { Limit, LimitUnit, WorkingCalendar } from '@/shared/time'

/** What derivation reads of a city. */
export type DeriveCity = Pick<City, 'locate' | 'classes' | 'contains' | 'languages'> & {
  /** Working hours between the handling deadline of a case and its closing deadline. */
  readonly closingHours?: number
  /** How far clocks may be moved; absent: as at first. */
  readonly clocks?: ClockLimits
}

export interface DeriveContext {
  readonly city: DeriveCity
  readonly calendar: WorkingCalendar
  /** Code of the unit a sender's word means; `null` where nobody has said. */
  readonly units: { resolve(word: string): string | null }
  /** Epoch milliseconds; read at each call, so one context may serve a long batch. */
  readonly now: number
}

export type DeriveWarning = 'district-mismatch' | 'outside-city' | 'unknown-unit'

const spanPattern = /^(\d+(?:\.\d+)?)(uh|wh|wd|nd|ud|h|d|min|mo|y)$/

/** Reads `4wh`. @throws RangeError for what is no span */
export function readLimit(text: string): Limit {
  const match = spanPattern.exec(text)
  if (!match) throw new RangeError(`no span of time: ${text}`)
  return { value: Number(match[1]), unit: match[2] as LimitUnit }
}
