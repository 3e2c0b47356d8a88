type Point = readonly number[]

/** GeoJSON of a record's extent. */
export type ShapeGeometry =
  | { readonly type: 'Point'; readonly coordinates: Point }
  | { readonly type: 'LineString'; readonly coordinates: readonly Point[] }
  | { readonly type: 'MultiLineString' | 'Polygon'; readonly coordinates: readonly (readonly Point[])[] }
  | { readonly type: 'MultiPolygon'; readonly coordinates: readonly (readonly (readonly Point[])[])[] }

/** The lines of a shape, or the outlines of an area; null of a point. */
export function pathsOf(geometry: ShapeGeometry | null): (readonly Point[])[] | null {
  switch (geometry?.type) {
    case 'LineString':
      return [geometry.coordinates]
    case 'MultiLineString':
    case 'Polygon':
      return [...geometry.coordinates]
    case 'MultiPolygon':
      return geometry.coordinates.flat()
    default:
      return null
  }
}

/** Degrees by which a short bar is turned to lie along a line, counter-clockwise from east; null without a line. */
export function bearingOf(paths: readonly (readonly Point[])[] | null): number | null {
  const path = paths?.[0]
  const [first, last] = [path?.[0], path?.at(-1)]
  if (!first || !last) return null
  const [x = 0, y = 0] = first
  const [toX = 0, toY = 0] = last
  if (x === toX && y === toY) return null
  const east = (toX - x) * Math.cos((y * Math.PI) / 180)
  return (Math.atan2(toY - y, east) * 180) / Math.PI
}
