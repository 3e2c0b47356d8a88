import type { LngLat } from '@/shared/geo/geometry'
import { badRequest } from '@/shared/problem'
import { type Text, unitSeat } from '../../areas'
import { currentCity } from '../../areas/server'
import { countFlows } from '../domain/count-flows'
import { maskedRows } from '../domain/table/masked-rows'
import { askLayer } from './ask-layer'

export interface MapFlow {
  readonly unit: string
  /** Where the unit is drawn from: the middle of its district, or of the city. */
  readonly from: LngLat
  readonly area: string
  readonly name: Text
  readonly to: LngLat
  readonly count: number
}

export interface MapFlows {
  readonly layer: string
  readonly by: 'district' | 'street'
  readonly total: number
  /** Of them those without a unit or an area: the flows and they add up to the total. */
  readonly withoutEnds: number
  readonly seq: number
  readonly flows: readonly MapFlow[]
}

/**
 * Who answers for what where: things by unit and district (or street), with the places to draw them between.
 * @throws Problem 400 `bad-parameter`
 */
export async function mapFlows(name: string, search: URLSearchParams): Promise<MapFlows> {
  const rest = new URLSearchParams(search)
  const by = rest.get('by') ?? 'district'
  rest.delete('by')
  if (by !== 'district' && by !== 'street')
    throw badRequest('bad-parameter', 'by is district or street', { parameter: 'by' })
  const { table, mask, seq } = await askLayer(name, rest)
  const city = currentCity()
  const { flows, withoutEnds } = countFlows(table, maskedRows(table, mask), by)
  const drawn = flows.flatMap(({ unit, area, count }): MapFlow[] => {
    const to = city.areas.get(area)
    return to ? [{ unit, from: unitSeat(city, unit), area, name: to.name, to: to.center, count }] : []
  })
  const lost = flows.reduce((sum, { count }) => sum + count, 0) - drawn.reduce((sum, { count }) => sum + count, 0)
  return { layer: name, by, total: mask.total, withoutEnds: withoutEnds + lost, seq, flows: drawn }
}
