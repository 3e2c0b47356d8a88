import type { Connection } from '@/platform/db/client'
import { addMonths } from '@/shared/time'
import { indexSamples, publishedIndex } from '../data/history.queries'
import { dimensionNames } from '../domain/index-snapshot'

/**
 * The index of an area and its dimensions as they were shown at a moment, by the samples of the day before it; null
 * where none was taken. `change` is in points, from what was shown a month earlier.
 */
export async function shownIndex(sql: Connection, area: string, at: Date, timezone: string) {
  const monthAgo = new Date(addMonths(timezone, at.getTime(), -1))
  const [samples, earlier, published] = await Promise.all([
    indexSamples(sql, area, at),
    indexSamples(sql, area, monthAgo),
    publishedIndex(sql, area, at),
  ])
  const partOf = (dimension: string) => {
    const of = (each: { readonly dimension: string }) => each.dimension === dimension
    const [now, before] = [samples.find(of), earlier.find(of)]
    const value = now?.value ?? null
    const past = before?.value ?? null
    return {
      value,
      completeness: now?.completeness ?? 0,
      change: value === null || past === null ? null : value - past,
    }
  }
  return {
    ...partOf('all'),
    published: published.find(each => each.dimension === 'all')?.value ?? null,
    dimensions: dimensionNames.map(code => ({ code, ...partOf(code) })),
  }
}
