import type { Parameters } from './sql-text'

/** Areas that a computation is for. Records of districts outside the city count nowhere. */
export type AreaKeys = EveryArea | OneArea

/** The city, each district, each management body, all at once. */
export interface EveryArea {
  readonly kind: 'every'
  readonly city: string
  readonly districts: readonly string[]
  /** Named sets of streets; a street belongs to one at most. */
  readonly bodies: readonly { readonly code: string; readonly streets: readonly string[] }[]
}

/** One area: the rows whose column has one of the codes. */
export interface OneArea {
  readonly kind: 'one'
  readonly area: string
  readonly column: 'district' | 'street' | 'community' | 'cell'
  readonly codes: readonly string[]
  /** Streets that belong to it besides: a group joins districts and management bodies. */
  readonly streets?: readonly string[]
  readonly districts: readonly string[]
}

/** Whether something that lies in these areas belongs to the area asked for. */
export const isIn = (
  { column, codes, streets }: OneArea,
  place: Readonly<Record<OneArea['column'], string | null>>,
): boolean => codes.includes(place[column] ?? '') || (streets?.includes(place.street ?? '') ?? false)

/** Whether the reference series have a number for the area: whole districts only. */
export const hasReference = ({ column, streets }: OneArea): boolean => column === 'district' && !streets?.length

/** Every record of the city, under the name of the area that was asked for. */
export const wholeCity = (areas: AreaKeys): AreaKeys =>
  areas.kind === 'every' ? areas : { ...areas, column: 'district', codes: areas.districts, streets: [] }

/** Pieces of SQL that sort the rows `r` of a statement into areas, by the columns `district` and `body`. */
export interface AreaRows {
  readonly join: string
  readonly where: string
  /** The finest columns to group by. */
  readonly keys: string
  /** `group by` list that gives every level of raw rows, with `marks` to tell the levels apart and `isLevel` to keep them. */
  readonly levels: string
  readonly marks: string
  readonly isLevel: string
  /** Adds what was grouped by `keys` up to every level. */
  readonly rollup: string
  /** The area's code, from `district` and `body`. */
  readonly area: string
}

export function areaRows(parameters: Parameters, areas: AreaKeys): AreaRows {
  const inCity = `r.district = any(${parameters.add(areas.districts, 'text[]')})`
  if (areas.kind === 'one') {
    const area = parameters.add(areas.area, 'text')
    const codes = `r.${areas.column} = any(${parameters.add(areas.codes, 'text[]')})`
    const own = areas.streets?.length
      ? `(${codes} or r.street = any(${parameters.add(areas.streets, 'text[]')}))`
      : codes
    return {
      join: 'cross join (select null::text as body) m',
      where: `${inCity} and ${own}`,
      keys: 'r.district, m.body',
      levels: 'grouping sets ((), (r.district), (m.body))',
      marks: 'grouping(r.district, m.body) as level',
      isLevel: 'level = 3',
      rollup: '',
      area,
    }
  }
  const pairs = areas.bodies.flatMap(body => body.streets.map(street => [street, body.code] as const))
  const streets = parameters.add(
    pairs.map(([street]) => street),
    'text[]',
  )
  const codes = parameters.add(
    pairs.map(([, code]) => code),
    'text[]',
  )
  return {
    join: `left join unnest(${streets}, ${codes}) m(street, body) on m.street = r.street`,
    where: inCity,
    keys: 'r.district, m.body',
    levels: 'grouping sets ((), (r.district), (m.body))',
    marks: 'grouping(r.district, m.body) as level',
    isLevel: '(level in (1, 3) or body is not null)',
    rollup: 'group by grouping sets ((), (district), (body)) having grouping(body) = 1 or body is not null',
    area: `coalesce(district, body, ${parameters.add(areas.city, 'text')})`,
  }
}
