import type { City } from '@/features/areas'
import { cityCalendar } from '@/features/datasets/server'
import type { Connection } from '@/platform/db/client'
import { type Cell, cellOf, type IndicatorPlan } from '../domain/compute-city'
import { measuresOf } from '../domain/plan'
import { datasetsOf } from '../domain/references'
import { layerSquares } from '../domain/squares'
import type { AreaKeys, EveryArea } from './area-keys'
import { type CountOptions, countMeasures } from './count-measures'

export const everyArea = (city: City): EveryArea => ({
  kind: 'every',
  city: city.code,
  districts: city.districts.map(each => each.code),
  bodies: city.managementBodies.map(({ code, streets }) => ({ code, streets })),
})

/** Codes of the areas that have a live value: the city, its districts, its management bodies. */
export const areaCodes = (areas: AreaKeys): readonly string[] =>
  areas.kind === 'every' ? [areas.city, ...areas.districts, ...areas.bodies.map(each => each.code)] : [areas.area]

export interface CountCells {
  readonly city: City
  readonly areas: AreaKeys
  readonly plans: readonly IndicatorPlan[]
  readonly present: Date
  readonly known?: Date
  readonly plainly?: boolean
}

/** Every cell of some indicators in some areas, counted from the records. */
export async function countCells(sql: Connection, { city, areas, plans, ...rest }: CountCells): Promise<Cell[]> {
  const calendar = cityCalendar(city)
  const options: CountOptions = {
    areas,
    timezone: city.timezone,
    minutesOfDay: calendar.minutesOfDay,
    ...(rest.plainly ? {} : { calendar }),
    squares: () => layerSquares(city),
    ...rest,
  }
  const doesApply = (code: string) => !city.notApplicable.has(code)
  const counting = plans.filter(each => doesApply(each.indicator.code))
  const datasets = new Set(counting.flatMap(each => [...datasetsOf(each.plan.formula)]).filter(each => each !== 'ref'))
  const counted = await countMeasures(
    sql,
    counting.flatMap(each => measuresOf(each.plan)),
    datasets,
    options,
  )
  return areaCodes(areas).flatMap(area => {
    const own = counted.of(area)
    return plans.map(each => cellOf(each, area, own, doesApply))
  })
}
