import type { AreaScope } from './area-scope'

/** What a screen looks at: an area at a moment. */
export interface Look {
  readonly at: Date
  /** `YYYY-MM-DD`, the local day in which the moment lies. */
  readonly day: string
  readonly timeZone: string
  readonly scope: AreaScope
}

/** The local day of an instant. */
export const dayOf = (at: Date, timeZone: string): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(at)

export const lookAt = (at: Date, timeZone: string, scope: AreaScope): Look => ({
  at,
  timeZone,
  scope,
  day: dayOf(at, timeZone),
})
