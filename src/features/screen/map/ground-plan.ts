import type { LngLat } from '../../../shared/geo/geometry'
import type { Ground } from '../domain/ground'
import type { MapFacts } from '../domain/snapshot'

/** Paths of a picture that is so many units wide. */
interface GroundPaths {
  readonly width: number
  readonly height: number
  readonly districts: readonly { readonly code: string; readonly path: string }[]
  readonly rivers: string
  readonly roads: string
}

/** Units across the picture; a wall of 1080 lines shows it about as many pixels wide. */
const WIDTH = 800
/** A line turns at points so many units apart: finer turns are not seen in the seconds that the picture stands. */
const STRIDE = 3

const radians = (degrees: number) => (degrees * Math.PI) / 180
/** Web Mercator, in degrees, so that the plan lies as the map that takes its place. */
const northing = (lat: number) => (Math.log(Math.tan(Math.PI / 4 + radians(lat) / 2)) * 180) / Math.PI

/** Lines of the ground in whole units of a picture of so much of it. */
export function groundPaths({ districts, rivers, roads }: Ground, bounds: MapFacts['bounds']): GroundPaths {
  const [west, south, east, north] = bounds
  const scale = WIDTH / (east - west)
  const top = northing(north)
  const place = ([lng, lat]: LngLat) =>
    [Math.round((lng - west) * scale), Math.round((top - northing(lat)) * scale)] as const
  const pathOf = (line: readonly LngLat[]): string => {
    const [start, ...rest] = line.map(place)
    if (!start) return ''
    const steps: string[] = []
    let [x, y] = start
    for (const [at, [right, down]] of rest.entries()) {
      const step = Math.hypot(right - x, down - y)
      if (step === 0 || (step < STRIDE && at < rest.length - 1)) continue
      steps.push(`${right - x} ${down - y}`)
      ;[x, y] = [right, down]
    }
    return steps.length > 0 ? `M${start.join(' ')}l${steps.join(' ').replaceAll(' -', '-')}` : ''
  }
  const open = (lines: readonly (readonly LngLat[])[]) => lines.map(pathOf).join('')
  return {
    width: WIDTH,
    height: Math.round((top - northing(south)) * scale),
    districts: districts.map(({ code, rings }) => ({
      code,
      path: rings
        .map(pathOf)
        .filter(Boolean)
        .map(path => `${path}z`)
        .join(''),
    })),
    rivers: open(rivers),
    roads: open(roads),
  }
}
