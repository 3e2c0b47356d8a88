import type { Area } from './area'
import type { City } from './city'

/** The unit cells of an area, through all levels, in order of code. */
export const cellsBelow = (city: Pick<City, 'children'>, code: string): readonly Area[] =>
  city.children(code).flatMap(each => (each.kind === 'cell' ? [each] : cellsBelow(city, each.code)))
