import type { Ridge } from '@/shared/geo/drawn-ground'
import { boxOf } from './polygons'

/** Kilometres in a degree of latitude, and of longitude at the given latitude. */
const KM_LAT = 110.9
const kmLng = (lat: number) => 111.3 * Math.cos((lat * Math.PI) / 180)

/**
 * Height in metres at a place. There is no elevation model to be had offline: ridges swell along their lines and are
 * broken up by ridged noise, the same for the same place. A sketch, and said to be one on the screen.
 */
export function createRelief(ridges: readonly Ridge[], latitude: number): (lng: number, lat: number) => number {
  const kx = kmLng(latitude)
  const lines = ridges.map(ridge => ({
    ...ridge,
    points: ridge.line.map(([lng, lat]) => [lng * kx, lat * KM_LAT] as const),
    box: boxOf([ridge.line.map(([lng, lat]) => [lng * kx, lat * KM_LAT] as const)]),
  }))
  return (lng, lat) => {
    const x = lng * kx
    const y = lat * KM_LAT
    let height = 0
    for (const { points, height: rise, width, box } of lines) {
      const reach = width * 2.6
      if (x < box[0] - reach || x > box[2] + reach || y < box[1] - reach || y > box[3] + reach) continue
      const share = distanceTo(points, x, y) / width
      if (share < 2.6) height += rise * Math.exp(-share * share)
    }
    if (height < 8) return 0
    return height * (0.3 + 0.9 * ridged(x / 8.5, y / 8.5))
  }
}

function distanceTo(points: readonly (readonly [number, number])[], x: number, y: number): number {
  let least = Number.POSITIVE_INFINITY
  for (let place = 1; place < points.length; place++) {
    const [ax, ay] = points[place - 1] as readonly [number, number]
    const [bx, by] = points[place] as readonly [number, number]
    const dx = bx - ax
    const dy = by - ay
    const along = Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy)))
    least = Math.min(least, Math.hypot(x - ax - along * dx, y - ay - along * dy))
  }
  return least
}

/** Four octaves of noise folded at its middle, which makes crests instead of hills; 0 to about 1. */
function ridged(x: number, y: number): number {
  let sum = 0
  let size = 0.55
  let scale = 1
  for (let octave = 0; octave < 4; octave++) {
    const crest = 1 - Math.abs(2 * noise(x * scale, y * scale) - 1)
    sum += crest * crest * size
    size *= 0.5
    scale *= 2.13
  }
  return sum
}

function noise(x: number, y: number): number {
  const left = Math.floor(x)
  const low = Math.floor(y)
  const u = smooth(x - left)
  const v = smooth(y - low)
  const bottom = hash(left, low) * (1 - u) + hash(left + 1, low) * u
  const top = hash(left, low + 1) * (1 - u) + hash(left + 1, low + 1) * u
  return bottom * (1 - v) + top * v
}

const smooth = (share: number) => share * share * (3 - 2 * share)

function hash(x: number, y: number): number {
  let value = Math.imul(x, 374761393) ^ Math.imul(y, 668265263)
  value = Math.imul(value ^ (value >>> 13), 1274126177)
  return ((value ^ (value >>> 16)) >>> 0) / 4294967296
}
