import { createRequire } from 'node:module'
import proj4 from 'proj4'
import { bd09ToGcj02, gcj02ToWgs84 } from './chinese-datums'
import type { LngLat } from './geometry'

/** Takes longitude and latitude, or easting and northing where the system is projected. */
export type ToWgs84 = (x: number, y: number) => LngLat

const passThrough: ToWgs84 = (x, y) => [x, y]

/** Systems with a name of their own. CGCS 2000 is read as WGS 84: they differ by decimetres at most. */
const named: Readonly<Record<string, ToWgs84>> = {
  WGS84: passThrough,
  CGCS2000: passThrough,
  GCJ02: gcj02ToWgs84,
  BD09: (x, y) => gcj02ToWgs84(...bd09ToGcj02(x, y)),
}

const known = new Map<string, ToWgs84>()
const require = createRequire(import.meta.url)

/**
 * The conversion from a coordinate system to WGS 84 `[lng, lat]`: `WGS84`, `CGCS2000`, `GCJ02`, `BD09` or an EPSG
 * code (`EPSG:4544` or `4544`), found offline. Make it once per file, then call it per row.
 * @throws RangeError for a system that is not known.
 */
export function converterFor(crs: string | number): ToWgs84 {
  const name = String(crs).trim().toUpperCase().replace(/[-_ ]/g, '')
  const direct = named[name]
  if (direct) return direct
  const code = name.replace(/^EPSG:?/, '')
  const ready = known.get(code)
  if (ready) return ready
  const made = fromEpsg(code)
  known.set(code, made)
  return made
}

/** One point; see {@link converterFor}. */
export function toWgs84(crs: string | number, x: number, y: number): LngLat {
  return converterFor(crs)(x, y)
}

export function isKnownCrs(crs: string | number): boolean {
  try {
    converterFor(crs)
    return true
  } catch {
    return false
  }
}

function fromEpsg(code: string): ToWgs84 {
  const definition = /^\d{4,6}$/.test(code) ? definitionOf(code) : undefined
  if (!definition) throw new RangeError(`${code} is no coordinate system known here`)
  if (code === '4326' || code === '4490') return passThrough
  const { forward } = proj4(definition, 'EPSG:4326')
  return (x, y) => {
    const [lng, lat] = forward([x, y])
    return [lng ?? Number.NaN, lat ?? Number.NaN]
  }
}

/** `epsg-index` keeps one small file a system, so that the whole list need not be read. */
function definitionOf(code: string): string | undefined {
  try {
    return (require(`epsg-index/s/${code}.json`) as { proj4?: string | null }).proj4 ?? undefined
  } catch {
    return undefined
  }
}
