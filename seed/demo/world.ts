import type { WorkingCalendar } from '../../src/shared/time'
import type { DemoCity } from './city'
import type { Terrain } from './terrain'
import type { Wants } from './wants'

/** All that the generators share. Nothing in it changes while a city is being made. */
export interface World {
  /** Same seed and same anchor day, same city. */
  readonly seed: string
  /** Moment of the first seeding (epoch ms): the curated troubles lie around it; it never moves afterwards. */
  readonly anchor: number
  /** 1 = a whole city; tests make small ones. */
  readonly scale: number
  /** Days of events before the anchor, at most; three years for a city. */
  readonly history: number
  readonly city: DemoCity
  readonly calendar: WorkingCalendar
  readonly terrain: Terrain
  readonly wants: Wants
  readonly days: Days
}

export const HOUR = 3_600_000
export const DAY = 24 * HOUR

/** Local days as numbers since 1970-01-01, and their moments. */
export interface Days {
  /** Local day of the anchor. */
  readonly today: number
  start(day: number): number
  of(instant: number): number
  text(day: number): string
  /** 0 = Sunday. */
  weekday(day: number): number
  isWorkday(day: number): boolean
}
