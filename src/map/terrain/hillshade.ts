/** Light from the north-west, as printed maps have it; azimuth and height as a unit vector towards the light. */
const AZIMUTH = (315 * Math.PI) / 180
const HEIGHT = (38 * Math.PI) / 180
const LIGHT = [Math.sin(AZIMUTH) * Math.cos(HEIGHT), Math.cos(AZIMUTH) * Math.cos(HEIGHT), Math.sin(HEIGHT)] as const
/** Metres in a degree of latitude; of longitude at the latitude the sketch is made for. */
const DEGREE = 110_900

/**
 * How light the ground is at a place: 1 on the plain, more on slopes that face the light, less on those that turn
 * away, and darker again where higher ground stands between the place and the light.
 */
export function createHillshade(
  relief: (lng: number, lat: number) => number,
  latitude: number,
  /** Degrees over which a slope is taken; no finer than the relief was sampled. */
  step = 0.0035,
) {
  const east = 111_300 * Math.cos((latitude * Math.PI) / 180)
  return (lng: number, lat: number): number => {
    const here = relief(lng, lat)
    const right = relief(lng + step, lat)
    const up = relief(lng, lat + step)
    if (here === 0 && right === 0 && up === 0 && shadow(relief, lng, lat, 0) === 1) return 1
    const slopeX = (right - here) / (step * east)
    const slopeY = (up - here) / (step * DEGREE)
    const length = Math.hypot(slopeX, slopeY, 1)
    const facing = (-slopeX * LIGHT[0] - slopeY * LIGHT[1] + LIGHT[2]) / length
    const lit = 0.42 + 0.58 * Math.max(0, facing / LIGHT[2])
    return Math.min(1.75, lit) * shadow(relief, lng, lat, here)
  }
}

/** Marches towards the light; 1 in the open, down to 0.62 behind a ridge. */
function shadow(relief: (lng: number, lat: number) => number, lng: number, lat: number, here: number): number {
  let hidden = 0
  for (let march = 1; march <= 6; march++) {
    const way = 0.008 * march
    const needed = here + way * DEGREE * Math.tan(HEIGHT) * 0.55
    const there = relief(lng + LIGHT[0] * way, lat + LIGHT[1] * way)
    hidden = Math.max(hidden, Math.min(1, (there - needed) / 1500))
  }
  return 1 - 0.38 * Math.max(0, hidden)
}
