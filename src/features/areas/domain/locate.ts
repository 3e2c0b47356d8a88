import type { AreaGeometry } from '../../../shared/geo/geometry'
import { PolygonIndex } from '../../../shared/geo/polygon-index'
import type { Area, Place } from './area'
import { SiteIndex } from './site-index'

export type Locate = (lng: number, lat: number) => Place | null

/** How the parts of a district are told apart: not divided, by nearest site, or by their own polygons. */
export type CellRule =
  | { readonly rule: 'none' }
  | { readonly rule: 'nearest-site'; readonly aspect: number }
  | { readonly rule: 'polygons'; readonly level: 'street' | 'community' | 'cell' }

interface Division {
  readonly areas: ReadonlyMap<string, Area>
  readonly geometry: (code: string) => AreaGeometry
  readonly rule: CellRule
}

/**
 * Point → district, street, community, cell. The rule, in this order:
 * 1. The district is the polygon that holds the point. Edges belong to the polygon, so a point on a border lies
 *    in two: **the lowest code wins**. The city's outer edge belongs to the city.
 * 2. Inside the district, by the folder's rule: the cell of the nearest site (in lng × aspect, lat), or the
 *    polygon that holds the point; ties again to the lowest code.
 * Outside every district, and for NaN: null. Each cell's answer is one frozen object, so a call allocates nothing.
 */
export function createLocate({ areas, geometry, rule }: Division): Locate {
  const sorted = [...areas.values()].sort(byCode)
  const districts = sorted.filter(area => area.kind === 'district')
  const index = new PolygonIndex(districts.map(district => geometry(district.code)))
  const whole = districts.map(district => placeOf(areas, district))

  if (rule.rule === 'none') return (lng, lat) => whole[index.find(lng, lat)] ?? null

  if (rule.rule === 'polygons') {
    const parts = sorted.filter(area => area.kind === rule.level)
    const places = parts.map(part => placeOf(areas, part))
    const inner = new PolygonIndex(parts.map(part => geometry(part.code)))
    return (lng, lat) => {
      const around = whole[index.find(lng, lat)]
      if (!around) return null
      return places[inner.find(lng, lat, part => places[part]?.district === around.district)] ?? around
    }
  }

  const { aspect } = rule
  const cells = sorted.filter(area => area.kind === 'cell').map(cell => ({ cell, place: placeOf(areas, cell) }))
  const divided = districts.map(({ code }) => {
    const own = cells.filter(({ place }) => place.district === code)
    const xs = Float64Array.from(own, ({ cell }) => cell.center[0] * aspect)
    const ys = Float64Array.from(own, ({ cell }) => cell.center[1])
    return { places: own.map(({ place }) => place), sites: new SiteIndex(xs, ys) }
  })
  return (lng, lat) => {
    const at = index.find(lng, lat)
    const district = divided[at]
    return district?.places[district.sites.nearest(lng * aspect, lat)] ?? whole[at] ?? null
  }
}

/** The codes of an area and of all above it. */
export function placeOf(areas: ReadonlyMap<string, Area>, area: Area): Place {
  const place = {
    district: '',
    street: null as string | null,
    community: null as string | null,
    cell: null as string | null,
  }
  for (let at: Area | undefined = area; at && at.kind !== 'city'; at = at.parent ? areas.get(at.parent) : undefined)
    place[at.kind] = at.code
  return Object.freeze(place)
}

function byCode(a: Area, b: Area): number {
  return a.code < b.code ? -1 : a.code > b.code ? 1 : 0
}
