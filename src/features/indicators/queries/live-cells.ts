import type { City } from '@/features/areas'
import type { Sql } from '@/platform/db/client'
import { badRequest } from '@/shared/problem'
import { publishedIndex } from '../data/history.queries'
import { datedCells } from '../data/index-page.queries'
import { newestEvent, readIndex, readMoments } from '../data/values.queries'
import { dimensionNames } from '../domain/index-snapshot'
import type { Reason } from '../domain/reason'
import { isKept } from './area-of'
import type { DimensionFigure, IndexFigure, IndexRow } from './index-page'
import { partOf } from './index-snapshot'

export type LiveCell = Pick<IndexRow, 'code' | 'value' | 'score' | 'reason' | 'numerator' | 'denominator'>

/** What a page that is open needs to become current again. */
export interface LiveCells {
  readonly seq: number
  readonly computedAt: string | null
  /** To be asked with next time. */
  readonly after: string
  readonly index: IndexFigure
  readonly dimensions: readonly Omit<DimensionFigure, 'target'>[]
  /** Those that changed at `after` or later. */
  readonly cells: readonly LiveCell[]
}

/** @throws Problem 400 `not-kept` for an area whose values are counted when asked for */
export async function liveCells(sql: Sql, city: City, area: string, after: Date, now: Date): Promise<LiveCells> {
  if (!isKept(city, area))
    throw badRequest('not-kept', 'Values of streets and below are counted when asked for', { parameter: 'area' })
  const seq = await newestEvent(sql)
  const [cells, stored, published, moments] = await Promise.all([
    datedCells(sql, area, after),
    readIndex(sql, [area]),
    publishedIndex(sql, area, now),
    readMoments(sql),
  ])
  const figure = (code: string) => ({
    ...partOf(stored.find(each => each.dimension === code)),
    published: published.find(each => each.dimension === code)?.value ?? null,
  })
  const newest = Math.max(after.getTime(), ...cells.map(each => each.changedAt.getTime()))
  return {
    seq,
    computedAt:
      moments.length === 0 ? null : new Date(Math.max(...moments.map(each => each.at.getTime()))).toISOString(),
    after: new Date(newest).toISOString(),
    index: figure('all'),
    dimensions: dimensionNames.map(code => ({
      code,
      ...figure(code),
      isCapped: stored.find(each => each.dimension === code)?.isCapped ?? false,
    })),
    cells: cells.map(({ code, value, score, reason, numerator, denominator }) => ({
      code,
      value,
      score,
      reason: reason as Reason | null,
      numerator,
      denominator,
    })),
  }
}
