import type { LngLat } from '../../../shared/geo/geometry'
import { mapColours } from '../../../ui/tokens'
import type { Ground } from '../domain/ground'
import { shareOf, toneOf } from './district-tone'

/** Paths of a picture that is `WIDTH` wide. */
interface GroundPaths {
  readonly height: number
  readonly districts: readonly { readonly code: string; readonly path: string }[]
  readonly rivers: string
  readonly roads: string
}

/** Units across the picture; a wall of 1080 lines shows it about as many pixels wide. */
const WIDTH = 800

const radians = (degrees: number) => (degrees * Math.PI) / 180
/** Web Mercator, in degrees, so that the plan lies as the map that takes its place. */
const northing = (lat: number) => (Math.log(Math.tan(Math.PI / 4 + radians(lat) / 2)) * 180) / Math.PI

/** Lines of the ground in whole units of the picture. */
export function groundPaths({ bounds, districts, rivers, roads }: Ground): GroundPaths {
  const [west, south, east, north] = bounds
  const scale = WIDTH / (east - west)
  const top = northing(north)
  const place = ([lng, lat]: LngLat) =>
    [Math.round((lng - west) * scale), Math.round((top - northing(lat)) * scale)] as const
  const pathOf = (line: readonly LngLat[]): string => {
    const steps: string[] = []
    let from: readonly [number, number] | undefined
    for (const point of line) {
      const [x, y] = place(point)
      if (!from) steps.push(`M${x} ${y}l`)
      else if (x !== from[0] || y !== from[1]) steps.push(`${x - from[0]} ${y - from[1]}`)
      from = [x, y]
    }
    return steps.length > 1 ? `${steps[0]}${steps.slice(1).join(' ').replaceAll(' -', '-')}` : ''
  }
  const open = (lines: readonly (readonly LngLat[])[]) => lines.map(pathOf).join('')
  return {
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

const hex = (channels: readonly number[]) =>
  `#${channels.map(each => Math.round(each).toString(16).padStart(2, '0')).join('')}`

/** The ground as an SVG: districts by their index (null where it is withheld), their borders, water and roads. */
export function groundPlan(ground: Ground, values: ReadonlyMap<string, number | null>): string {
  const paths = groundPaths(ground)
  const known = [...values.values()].filter(value => value !== null)
  const blocks = paths.districts.map(
    ({ code, path }) => `<path d="${path}" fill="${hex(toneOf(shareOf(values.get(code), known)))}"/>`,
  )
  const { border, road, water } = mapColours
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${paths.height}" stroke-linejoin="round">`,
    `<g fill-rule="evenodd" stroke="${border}" stroke-opacity=".5" stroke-width="1.4">${blocks.join('')}</g>`,
    `<path d="${paths.rivers}" fill="none" stroke="${water}" stroke-opacity=".8" stroke-width="2.7"/>`,
    `<path d="${paths.roads}" fill="none" stroke="${road}" stroke-opacity=".65" stroke-width="1.4"/>`,
    '</svg>',
  ].join('')
}
