import { createRequire } from 'node:module'
import gcoord from 'gcoord'
import proj4 from 'proj4'
import type { Position } from './geometry'

/** From a sender's coordinates to WGS 84; `null` where nothing has to be changed. */
export type ToWgs84 = ((x: number, y: number) => Position) | null

const require = createRequire(import.meta.url)

/** proj4's text of an EPSG code, from the offline index. */
function definitionOf(code: string): string {
  try {
    const { proj4: definition } = require(`epsg-index/s/${code}.json`) as { proj4?: string }
    if (definition) return definition
  } catch {
    // the same answer as for an entry without a definition
  }
  throw new RangeError(`the reference system EPSG:${code} is not known`)
}

/**
 * The change from a reference system to WGS 84. CGCS 2000 differs from it by decimetres at most and is read as equal.
 * Throws `RangeError` for a name that is not known.
 */
export function toWgs84(crs: string): ToWgs84 {
  const name = crs.toUpperCase().replace(/[\s_-]/g, '')
  if (['WGS84', 'CGCS2000', 'EPSG:4326', 'EPSG:4490', '4326', '4490'].includes(name)) return null
  if (name === 'GCJ02') return (x, y) => pair(gcoord.transform([x, y], gcoord.GCJ02, gcoord.WGS84))
  if (name === 'BD09') return (x, y) => pair(gcoord.transform([x, y], gcoord.BD09, gcoord.WGS84))
  const code = /^(?:EPSG:)?(\d{4,6})$/.exec(name)?.[1]
  if (!code) throw new RangeError(`the reference system ${crs} is not known`)
  const converter = proj4(definitionOf(code), 'WGS84')
  return (x, y) => pair(converter.forward([x, y]))
}

const pair = (position: readonly number[]): Position => [position[0] ?? Number.NaN, position[1] ?? Number.NaN]
