import type { Connection } from '@/platform/db/client'
import type { City } from '../../areas'
import { type RatingsSummary, ratingsSummary } from './ratings-summary'

/** What everybody may read, unasked and unknown: averages where enough have scored, and what was changed. No words. */
export interface OpenSummary {
  readonly day: string
  readonly days: number
  readonly minimum: number
  readonly version: number
  readonly levels: RatingsSummary['levels']
  readonly units: readonly Omit<RatingsSummary['units'][number], 'past'>[]
  readonly changes: readonly Omit<RatingsSummary['changes'][number], 'at'>[]
}

/** The open summary of the whole city. */
export async function openSummary(sql: Connection, city: City, at: Date): Promise<OpenSummary> {
  const { rule, levels, units, changes, day } = await ratingsSummary(sql, city, { at })
  return {
    day,
    days: rule.days,
    minimum: rule.minimum,
    version: rule.version,
    levels,
    units: units.map(({ past: _, ...each }) => each),
    changes: changes.map(({ at: _, ...each }) => each),
  }
}
