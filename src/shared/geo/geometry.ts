/** lng, lat in degrees, WGS 84 (CGCS 2000 is read as equal; they differ by decimetres at most). */
export type LngLat = readonly [lng: number, lat: number]

/** west, south, east, north in degrees. */
export type Bbox = readonly [west: number, south: number, east: number, north: number]

/** A closed line: its first point is repeated as its last. */
export type Ring = readonly LngLat[]

/** The area geometries of GeoJSON (RFC 7946). */
export type AreaGeometry =
  | { readonly type: 'Polygon'; readonly coordinates: readonly Ring[] }
  | { readonly type: 'MultiPolygon'; readonly coordinates: readonly (readonly Ring[])[] }

/** All rings of a geometry, outer and inner alike: the even-odd rule needs no more. */
export function ringsOf(geometry: AreaGeometry): readonly Ring[] {
  return geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat()
}

export function bboxOf(geometry: AreaGeometry): Bbox {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const ring of ringsOf(geometry))
    for (const [lng, lat] of ring) {
      west = Math.min(west, lng)
      south = Math.min(south, lat)
      east = Math.max(east, lng)
      north = Math.max(north, lat)
    }
  return [west, south, east, north]
}
