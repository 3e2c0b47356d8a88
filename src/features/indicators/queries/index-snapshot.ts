import type { Connection } from '@/platform/db/client'
import { indexPoints } from '../data/history.queries'
import { readRules } from '../data/rules.queries'
import { readCells, readIndex, readMoments, type StoredIndex } from '../data/values.queries'
import { dimensionNames, type IndexReason, type IndexSnapshot } from '../domain/index-snapshot'
import type { Reason } from '../domain/reason'

const DAY = 86_400_000

/** The live index of an area with its dimensions and every indicator, as the wall shows it. */
export async function indexSnapshot(sql: Connection, area: string, now: Date): Promise<IndexSnapshot> {
  const [rules, stored, cells, points, moments] = await Promise.all([
    readRules(sql, now),
    readIndex(sql, [area]),
    readCells(sql, [area]),
    indexPoints(sql, area, 'all', new Date(now.getTime() - DAY), now),
    readMoments(sql),
  ])
  const byDimension = new Map(stored.map(each => [each.dimension, each]))
  const byCode = new Map(cells.map(each => [each.code, each]))
  const own = byDimension.get('all')
  const history = points.map(({ at, value }) => ({ at: at.toISOString(), value }))
  const computedAt =
    moments.length === 0 ? null : new Date(Math.max(...moments.map(each => each.at.getTime()))).toISOString()
  if (computedAt && own && own.value !== null && history.at(-1)?.at !== computedAt)
    history.push({ at: computedAt, value: own.value })
  return {
    area,
    computedAt,
    ...partOf(own),
    dimensions: dimensionNames.map(code => {
      const row = byDimension.get(code)
      return { code, ...partOf(row), target: 100, isCapped: row?.isCapped ?? false }
    }),
    cells: rules.indicators.map(({ code, nameZh, nameEn, dimension, domain, unit }) => {
      const cell = byCode.get(code)
      return {
        code,
        nameZh,
        nameEn,
        dimension,
        domain,
        unit,
        value: cell?.value ?? null,
        score: cell?.score ?? null,
        reason: (cell?.reason ?? (cell ? null : 'no-records')) as Reason | null,
        belowFloor: cell?.score === 0,
      }
    }),
    history,
  }
}

export function partOf(row: StoredIndex | undefined) {
  return {
    value: row?.value ?? null,
    reason: row ? (row.reason as IndexReason | null) : ('not-computed' as const),
    completeness: row?.completeness ?? 0,
    change: row && row.value !== null && row.monthAgo !== null ? row.value - row.monthAgo : null,
  }
}
