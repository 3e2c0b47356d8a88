import type { Area, City } from '../../areas'
import type { MatrixLine } from './matrix-line'
import { type Proposal, propose } from './propose'

/** A stretch of the city for which one line of the matrix answers, of one class. */
export interface AnsweringArea extends Proposal {
  readonly area: Area
}

type Known = Pick<City, 'districts' | 'children' | 'bodyOfStreet' | 'units'>

/**
 * Who answers for a class where: by district, and by street where its streets do not all have the same answer.
 * Components of owners with lines of their own stand apart: this is what the matrix says of the ground.
 */
export function answeringAreas(lines: readonly MatrixLine[], city: Known, cls: string): AnsweringArea[] {
  const known = lines.filter(each => city.units.has(each.unit))
  return city.districts.flatMap(district => {
    const streets = city.children(district.code).map(street => ({
      area: street,
      ...propose(known, city.units, {
        cls,
        district: district.code,
        street: street.code,
        body: city.bodyOfStreet(street.code)?.code ?? null,
      }),
    }))
    const [first] = streets
    if (first && streets.some(each => each.line !== first.line)) return streets
    return [
      {
        area: district,
        ...(first ? withoutArea(first) : propose(known, city.units, { cls, district: district.code })),
      },
    ]
  })
}

const withoutArea = ({ area: _, ...answer }: AnsweringArea): Proposal => answer
