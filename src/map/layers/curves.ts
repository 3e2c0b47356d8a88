import type { LngLat } from '../../shared/geo/geometry'

const STEPS = 32
/** How far a flat curve leaves the straight line, in parts of its length. */
const BEND = 0.16
/** How high an arch stands, in parts of its length. */
const RISE = 0.24
const METRES_PER_DEGREE = 111_320

const along = <T>(at: (share: number) => T): T[] => Array.from({ length: STEPS + 1 }, (_, step) => at(step / STEPS))

/** A curve on the ground that bends to its left, so that there and back are two lines. */
export function curveBetween(from: LngLat, to: LngLat): LngLat[] {
  const narrow = Math.cos((from[1] * Math.PI) / 180)
  const [east, north] = [(to[0] - from[0]) * narrow, to[1] - from[1]]
  return along(share => {
    const bend = BEND * 4 * share * (1 - share)
    return [
      from[0] + (to[0] - from[0]) * share - (north * bend) / narrow,
      from[1] + (to[1] - from[1]) * share + east * bend,
    ]
  })
}

type Lifted = readonly [lng: number, lat: number, metres: number]

/** An arch through the air between two places that stand above the ground. */
export function archBetween(from: Lifted, to: Lifted): Lifted[] {
  const narrow = Math.cos((from[1] * Math.PI) / 180)
  const length = Math.hypot((to[0] - from[0]) * narrow, to[1] - from[1]) * METRES_PER_DEGREE
  return along(share => [
    from[0] + (to[0] - from[0]) * share,
    from[1] + (to[1] - from[1]) * share,
    from[2] + (to[2] - from[2]) * share + RISE * length * 4 * share * (1 - share),
  ])
}
