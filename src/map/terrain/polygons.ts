import type { LngLat } from '@/shared/geo/geometry'

export type Ring = readonly LngLat[]
export type Polygon = readonly Ring[]

export interface Feature {
  readonly properties: { readonly code?: string } | null
  readonly geometry: { readonly type: string; readonly coordinates: unknown }
}

/** The polygons of a GeoJSON Polygon or MultiPolygon; none of any other geometry. */
export function polygonsOf({ geometry }: Pick<Feature, 'geometry'>): readonly Polygon[] {
  if (geometry.type === 'Polygon') return [geometry.coordinates as Polygon]
  if (geometry.type === 'MultiPolygon') return geometry.coordinates as readonly Polygon[]
  return []
}

/** Even-odd over all rings, so that holes are outside. */
export function contains(polygon: Polygon, lng: number, lat: number): boolean {
  let inside = false
  for (const ring of polygon) {
    for (let place = 0, before = ring.length - 1; place < ring.length; before = place++) {
      const [ax, ay] = ring[place] as LngLat
      const [bx, by] = ring[before] as LngLat
      if (ay > lat !== by > lat && lng < ((bx - ax) * (lat - ay)) / (by - ay) + ax) inside = !inside
    }
  }
  return inside
}

export type Box = readonly [west: number, south: number, east: number, north: number]

export function boxOf(rings: readonly Ring[]): Box {
  let west = Number.POSITIVE_INFINITY
  let south = west
  let east = -west
  let north = -west
  for (const ring of rings) {
    for (const [lng, lat] of ring) {
      west = Math.min(west, lng)
      east = Math.max(east, lng)
      south = Math.min(south, lat)
      north = Math.max(north, lat)
    }
  }
  return [west, south, east, north]
}
