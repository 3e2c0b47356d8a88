import type { DimensionName } from '../../domain/index-snapshot'
import type { IndexRow } from '../../queries/index-page'
import { isBelowFloor } from './select-rows.view'

export interface DomainFigure {
  readonly domain: string
  readonly indicators: number
  readonly withValue: number
  readonly belowFloor: number
  /** Mean of the scores by weight; null where none has one. */
  readonly score: number | null
}

/** Every domain that the rows name, in the order of its first row; of one dimension where that is given. */
export function domainFigures(rows: readonly IndexRow[], dimension: DimensionName | null): DomainFigure[] {
  const byDomain = new Map<string, IndexRow[]>()
  for (const row of rows) {
    const own = byDomain.get(row.domain) ?? []
    if (dimension === null || row.dimension === dimension) own.push(row)
    byDomain.set(row.domain, own)
  }
  return [...byDomain].map(([domain, own]) => {
    const scored = own.filter(row => row.score !== null)
    const weight = scored.reduce((sum, row) => sum + row.weight, 0)
    return {
      domain,
      indicators: own.length,
      withValue: own.filter(row => row.value !== null).length,
      belowFloor: own.filter(isBelowFloor).length,
      score: weight === 0 ? null : scored.reduce((sum, row) => sum + row.weight * (row.score ?? 0), 0) / weight,
    }
  })
}
