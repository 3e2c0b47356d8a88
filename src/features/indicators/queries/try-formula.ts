import type { City } from '@/features/areas'
import type { Sql } from '@/platform/db/client'
import { areaCodes, countCells, everyArea } from '../data/count-cells'
import { countingSettings } from '../data/count-measures'
import { type IndicatorPlan, planOf } from '../domain/compute-city'
import type { Indicator } from '../domain/indicator'
import type { Reason } from '../domain/reason'
import { latestClosed, stretchOf } from '../domain/stretch'

/** How long a trial may run on the database. */
const PATIENCE_MS = 5000

export interface TriedArea {
  readonly area: string
  readonly value: number | null
  readonly reason: Reason | null
  readonly numerator: number | null
  readonly denominator: number | null
  /** Records of the datasets it reads, in the month (ledgers: as they stand); null: none ever came. */
  readonly rows: number | null
}

/** A formula over the last closed month; `too-slow`: it did not end within five seconds. */
export type TriedFormula = { readonly period: { readonly name: string; readonly from: Date; readonly to: Date } } & (
  | { readonly state: 'tried'; readonly areas: readonly TriedArea[] }
  | { readonly state: 'too-slow'; readonly patienceMs: number }
)

/** Any formula as an indicator nobody keeps: only its value is looked at. */
const unkept = (formula: string, dataset: string): Indicator => ({
  code: formula,
  version: 0,
  position: 0,
  dimension: 'safe',
  domain: '',
  nameZh: '',
  nameEn: '',
  unit: '',
  direction: 'higher',
  formula,
  dataset,
  period: 'monthly',
  basis: '',
  evidence: 'assumed',
  floor: 0,
  goal: 1,
  weight: 1,
})

/** Counts a formula for the city, its districts and management bodies as a published value would be counted. */
export async function tryFormula(
  sql: Sql,
  city: City,
  { formula, datasets }: { readonly formula: string; readonly datasets: readonly string[] },
  now: Date,
): Promise<TriedFormula> {
  const month = latestClosed('monthly', now, city.timezone)
  const period = { name: month.name, from: month.from, to: month.to }
  const plan = (text: string, dataset: string) =>
    planOf(unkept(text, dataset), stretchOf(month, month.to), city.timezone)
  const plans = [plan(formula, ''), ...datasets.map(name => plan(`count(${name})`, name))]
  try {
    return { period, state: 'tried', areas: await count(sql, city, plans, now) }
  } catch (error) {
    // query_canceled: the statement's time was up
    if ((error as { code?: unknown }).code !== '57014') throw error
    return { period, state: 'too-slow', patienceMs: PATIENCE_MS }
  }
}

async function count(sql: Sql, city: City, plans: readonly IndicatorPlan[], now: Date): Promise<readonly TriedArea[]> {
  const areas = everyArea(city)
  const cells = await sql.begin('isolation level repeatable read read only', async tx => {
    await tx.unsafe(`${countingSettings}; set local statement_timeout = ${PATIENCE_MS}`)
    return countCells(tx, { city, areas, plans, present: now })
  })
  return areaCodes(areas).map((area, i) => {
    // cells come area by area, in the order of the plans
    const [own, ...counts] = cells.slice(i * plans.length, (i + 1) * plans.length)
    if (!own) throw new Error('every area has a cell of every plan')
    const rows = counts.reduce<number | null>((sum, { value }) => (value === null ? sum : (sum ?? 0) + value), null)
    const { value, reason } = own
    return { area, value, reason, numerator: numberOf(own.numerator), denominator: numberOf(own.denominator), rows }
  })
}

const numberOf = (decimal: string | null): number | null => (decimal === null ? null : Number(decimal))
