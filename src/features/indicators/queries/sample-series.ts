import type { Connection } from '@/platform/db/client'
import { singleton } from '@/platform/singleton'
import { newestSample, type SampleSeries, sampleSeries } from '../data/index-page.queries'

interface Read {
  readonly newest: number
  readonly since: number
  readonly series: readonly SampleSeries[]
}

/** A city's own areas come to a few dozen; more are let go, the oldest reading first. */
const KEPT = 64
const DAY = 86_400_000

/**
 * Samples of every indicator of an area since a moment, up to now. They are added once a day and never changed, so
 * what was read stays good until there is a newer sample or the first day has passed out of sight.
 */
export async function seriesOf(
  sql: Connection,
  area: string,
  since: Date,
  until: Date,
): Promise<readonly SampleSeries[]> {
  const reads = singleton('indicators.series', () => new Map<string, Read>())
  const newest = (await newestSample(sql, area, until))?.getTime()
  if (newest === undefined) return []
  const day = Math.floor(since.getTime() / DAY)
  const known = reads.get(area)
  if (known?.newest === newest && known.since === day) return known.series
  const series = await sampleSeries(sql, area, new Date(day * DAY), until)
  reads.delete(area)
  reads.set(area, { newest, since: day, series })
  const oldest = reads.keys().next().value
  if (reads.size > KEPT && oldest !== undefined) reads.delete(oldest)
  return series
}
