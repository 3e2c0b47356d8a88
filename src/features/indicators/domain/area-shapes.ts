import { type AreaGeometry, bboxOf, type LngLat, ringsOf } from '@/shared/geo/geometry'

export interface AreaShape {
  readonly code: string
  /** SVG path in the box, rings closed, to be filled by the even-odd rule. */
  readonly path: string
  /** Where a label fits best: the centre of the largest ring's widest line. */
  readonly at: readonly [x: number, y: number]
  /** Width of that line, in the box's units. */
  readonly room: number
}

export interface ShapeBox {
  readonly width: number
  readonly height: number
}

const WIDTH = 640
const TALLEST = 720

/**
 * Outlines of areas side by side in one box: longitudes narrowed by the cosine of the middle latitude, corners
 * rounded to half units, so that neighbours keep their common border exactly.
 */
export function shapesOf(geometries: readonly (readonly [code: string, geometry: AreaGeometry])[]): {
  readonly box: ShapeBox
  readonly items: readonly AreaShape[]
} {
  const boxes = geometries.map(([, geometry]) => bboxOf(geometry))
  const west = Math.min(...boxes.map(each => each[0]))
  const south = Math.min(...boxes.map(each => each[1]))
  const east = Math.max(...boxes.map(each => each[2]))
  const north = Math.max(...boxes.map(each => each[3]))
  const narrow = Math.cos((((south + north) / 2) * Math.PI) / 180)
  const wide = Math.max((east - west) * narrow, 1e-9)
  const high = Math.max(north - south, 1e-9)
  const scale = Math.min(WIDTH / wide, TALLEST / high)
  const place = ([lng, lat]: LngLat): [number, number] => [
    Math.round((lng - west) * narrow * scale * 2) / 2,
    Math.round((north - lat) * scale * 2) / 2,
  ]
  return {
    box: { width: Math.ceil(wide * scale), height: Math.ceil(high * scale) },
    items: geometries.map(([code, geometry]) => {
      const rings = ringsOf(geometry).map(ring => straightened(ring.map(place)))
      const drawn = rings.filter(ring => ring.length > 2)
      const kept = drawn.length > 0 ? drawn : rings.slice(0, 1)
      return { code, path: kept.map(pathOf).join(''), ...roomIn(kept) }
    }),
  }
}

type Point = readonly [x: number, y: number]

/** Without corners that fell on their neighbour or lie straight between two. The closing point is left to `z`. */
function straightened(points: readonly Point[]): Point[] {
  const open = points.slice(0, -1)
  const distinct = open.filter((each, i) => {
    const before = open[(i + open.length - 1) % open.length]
    return !before || before[0] !== each[0] || before[1] !== each[1]
  })
  return distinct.filter((each, i) => {
    const before = distinct[(i + distinct.length - 1) % distinct.length]
    const after = distinct[(i + 1) % distinct.length]
    if (!before || !after) return true
    return (each[0] - before[0]) * (after[1] - each[1]) !== (each[1] - before[1]) * (after[0] - each[0])
  })
}

const pathOf = (ring: readonly Point[]): string => {
  let [x, y] = ring[0] ?? [0, 0]
  const steps = ring.slice(1).map(each => {
    const step = `l${each[0] - x} ${each[1] - y}`
    ;[x, y] = each
    return step
  })
  return `M${ring[0]?.join(' ')}${steps.join('')}z`
}

/** The widest horizontal line inside the rings, among a few heights. */
function roomIn(rings: readonly (readonly Point[])[]): Pick<AreaShape, 'at' | 'room'> {
  const ys = rings.flatMap(ring => ring.map(each => each[1]))
  const top = Math.min(...ys)
  const high = Math.max(...ys) - top
  let best: { at: Point; room: number } = { at: [rings[0]?.[0]?.[0] ?? 0, top + high / 2], room: 0 }
  for (let part = 1; part < 16; part++) {
    const y = top + (high * part) / 16 + 0.13
    const crossings = rings
      .flatMap(ring =>
        ring.flatMap((one, i) => {
          const other = ring[(i + 1) % ring.length] ?? one
          if (one[1] > y === other[1] > y) return []
          return [one[0] + ((y - one[1]) / (other[1] - one[1])) * (other[0] - one[0])]
        }),
      )
      .sort((one, other) => one - other)
    for (let i = 0; i + 1 < crossings.length; i += 2) {
      const [left = 0, right = 0] = [crossings[i], crossings[i + 1]]
      if (right - left > best.room) best = { at: [(left + right) / 2, y], room: right - left }
    }
  }
  return best
}
