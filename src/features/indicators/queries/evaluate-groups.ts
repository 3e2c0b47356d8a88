import type { City } from '@/features/areas'
import type { Sql } from '@/platform/db/client'
import { countingSettings } from '../data/count-measures'
import { readRules } from '../data/rules.queries'
import { type Cell, planOf } from '../domain/compute-city'
import type { Indicator } from '../domain/indicator'
import { type NamedPeriod, stretchOf } from '../domain/stretch'
import { areaOf } from './area-of'
import { countGroups, type GroupColumn, type JoinedColumn } from './count-groups'

/** One indicator of one group; numbers as in `Cell`, the parts as numbers. */
export interface GroupCell {
  readonly value: number | null
  readonly score: number | null
  readonly numerator: number | null
  readonly denominator: number | null
}

export interface EvaluatedGroups {
  /** Those of the codes asked for that were defined then, in that order. */
  readonly indicators: readonly Pick<
    Indicator,
    'code' | 'nameZh' | 'nameEn' | 'unit' | 'direction' | 'floor' | 'goal' | 'weight'
  >[]
  /** By group (the column's value), then by code; what is not there has no record. */
  readonly groups: ReadonlyMap<string, ReadonlyMap<string, GroupCell>>
}

interface Asked {
  readonly area: string | undefined
  /** What all of them are grouped by, or each for itself. */
  readonly column: GroupColumn | ((code: string) => JoinedColumn)
  readonly codes: readonly string[]
  readonly period: NamedPeriod
  readonly now: Date
}

const numberOf = (decimal: string | null): number | null => (decimal === null ? null : Number(decimal))
const partsOf = ({ value, score, numerator, denominator }: Cell): GroupCell => ({
  value,
  score,
  numerator: numberOf(numerator),
  denominator: numberOf(denominator),
})

/**
 * Indicators counted for units, crews or areas instead of for the city: the same formulas with the definitions and
 * parameters of the period's end, over records of the area. A period that has not ended is counted up to now.
 */
export async function evaluateGroups(
  sql: Sql,
  city: City,
  { area, column, codes, period, now }: Asked,
): Promise<EvaluatedGroups> {
  const at = now < period.to ? now : period.to
  const parent = areaOf(city, area)
  return sql.begin('isolation level repeatable read read only', async tx => {
    await tx.unsafe(countingSettings)
    const rules = await readRules(tx, at)
    const indicators = codes.flatMap(code => rules.indicators.find(each => each.code === code) ?? [])
    const groups = new Map<string, Map<string, GroupCell>>()
    for (const indicator of indicators) {
      const plan = planOf(indicator, stretchOf(period, at), city.timezone)
      const by = typeof column === 'function' ? column(indicator.code) : column
      const counted = await countGroups(tx, { city, parent, column: by, plan, moments: { present: now } })
      for (const cell of counted?.cells ?? []) {
        const own = groups.get(cell.area) ?? new Map<string, GroupCell>()
        groups.set(cell.area, own.set(indicator.code, partsOf(cell)))
      }
    }
    return { indicators, groups }
  })
}
