import type { Area, City, Text } from '../../areas'
import type { MatrixLine } from './matrix-line'
import { type Proposal, propose } from './propose'

/** A stretch of the city for which one line of the matrix answers, of one class. */
export interface AnsweringArea extends Proposal {
  readonly area: Area
}

/** The same as a map tells it. */
export interface AnsweringOnMap extends Proposal {
  readonly area: string
  readonly kind: string
  readonly name: Text
  /** 0 to 3: areas of units that touch have different ones. */
  readonly tone: number
  readonly phone: string
}

export interface MatrixOnMap {
  readonly cls: string
  readonly at: string
  /** Null: no matrix was kept at that moment, and nothing is said of it. */
  readonly version: number | null
  readonly total: number
  /** Of them, those no line names a unit for. */
  readonly gaps: number
  /** Of them, those that two lines claim with equal right. */
  readonly overlaps: number
  readonly items: readonly AnsweringOnMap[]
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
