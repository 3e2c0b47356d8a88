import { type City, scopeOf } from '@/features/areas'
import { badRequest } from '@/shared/problem'
import type { OneArea } from '../data/area-keys'

/** The area of an `area=` parameter; the city when absent. @throws Problem 400 `unknown-area` */
export function areaOf(city: City, code: string | undefined): OneArea {
  const districts = city.districts.map(each => each.code)
  const scope = scopeOf(city, code)
  switch (scope.kind) {
    case 'all':
      return { kind: 'one', area: city.code, column: 'district', codes: districts, districts }
    case 'in':
      return { kind: 'one', area: code ?? city.code, column: scope.column, codes: scope.codes, districts }
    case 'group': {
      const { streets } = scope
      return { kind: 'one', area: code ?? city.code, column: 'district', codes: scope.districts, streets, districts }
    }
    case 'outside':
      throw badRequest('unknown-area', 'Records outside the city are in no index', { parameter: 'area' })
  }
}

/** Areas whose live values are kept; the others are counted when asked for. */
export const isKept = (city: City, area: string): boolean =>
  area === city.code ||
  city.districts.some(each => each.code === area) ||
  city.managementBodies.some(each => each.code === area)
