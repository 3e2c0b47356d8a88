import type { City } from '@/features/areas'
import { cityCalendar } from '@/features/datasets/server'
import type { Connection } from '@/platform/db/client'
import type { AreaKeys } from '../data/area-keys'
import { countMeasures } from '../data/count-measures'
import { type Measure, measureKey, type Pair } from '../domain/measure'
import { type Part, type PartList, partLists } from '../domain/part-list'
import type { Plan } from '../domain/plan'
import { layerSquares } from '../domain/squares'

type Rows = Extract<PartList, { kind: 'rows' }>

/** Lists whose items are worth one each: their number is the part itself. */
function isCounted({ measure, side }: Rows): boolean {
  switch (measure.kind) {
    case 'tally':
      return measure.field === null || side === 'second'
    case 'lasting':
      return measure.formula.statistic !== 'mean' || side === 'second'
    case 'distinct':
    case 'rank':
    case 'judged':
    case 'followers':
    case 'producers':
      return true
    case 'covered':
    case 'reference':
    case 'presence':
      return false
  }
}

/** How many rows stand behind a part: known from its value, to be counted, or not rows of a dataset at all. */
export type PartRows =
  | { readonly kind: 'value' }
  | { readonly kind: 'count'; readonly measures: readonly Measure[] }
  | { readonly kind: 'none' }

export function rowsBehind(plan: Plan, part: Part): PartRows {
  const lists = partLists(plan, part)
  const rows = lists.filter(each => each.kind === 'rows')
  if (rows.some(each => each.measure.kind === 'covered' || each.measure.kind === 'reference')) return { kind: 'none' }
  if (rows.length === 0) return { kind: 'none' }
  if (lists.length === 1 && rows.every(isCounted)) return { kind: 'value' }
  return { kind: 'count', measures: rows.map(each => each.measure) }
}

/** The part whose rows say how much a value rests on: the denominator's, where these are records. */
export function restingPart(plan: Plan): { readonly part: Part; readonly rows: PartRows } {
  const below = rowsBehind(plan, 'denominator')
  if (below.kind !== 'none') return { part: 'denominator', rows: below }
  return { part: 'numerator', rows: rowsBehind(plan, 'numerator') }
}

/** Counts rows that no value tells, by area. In a transaction made ready for counting. */
export async function countRows(
  sql: Connection,
  city: City,
  areas: AreaKeys,
  measures: readonly Measure[],
  moments: { readonly present: Date; readonly known?: Date },
): Promise<(area: string) => number> {
  const calendar = cityCalendar(city)
  const counted = await countMeasures(sql, measures, new Set(), {
    areas,
    timezone: city.timezone,
    minutesOfDay: calendar.minutesOfDay,
    calendar,
    squares: () => layerSquares(city),
    ...moments,
  })
  return area => sumOfRows(measures, key => counted.of(area).pair(key))
}

/** How many rows some measures have, from their pairs. */
export const sumOfRows = (measures: readonly Measure[], pair: (key: string) => Pair | undefined): number =>
  measures.reduce((sum, measure) => {
    const [first, second] = pair(measureKey(measure)) ?? ['0', '0']
    const isSum =
      (measure.kind === 'tally' && measure.field !== null) || measure.kind === 'lasting' || measure.kind === 'rank'
    return sum + Number((isSum ? second : first) ?? 0)
  }, 0)
