/**
 * Web Mercator as whole numbers: the world is 2³² steps wide (a step is 9 mm at the equator), so that the tile a
 * point lies in at any zoom, and its pixel there, are shifts of one number.
 */
const WORLD = 2 ** 32
const LAST = WORLD - 1

const clamp = (value: number) => Math.min(Math.max(value, 0), LAST)

export const worldX = (lng: number): number => clamp(Math.floor((lng / 360 + 0.5) * WORLD))

export function worldY(lat: number): number {
  const sine = Math.sin((lat * Math.PI) / 180)
  const y = 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)
  return clamp(Math.floor(y * WORLD))
}

export const lngOf = (x: number): number => (x / WORLD - 0.5) * 360
export const latOf = (y: number): number => (Math.atan(Math.sinh(Math.PI * (1 - (2 * y) / WORLD))) * 180) / Math.PI

/** Column (or row) of the tile at a zoom of 0 to 32. */
export const tileAt = (world: number, zoom: number): number => (zoom === 0 ? 0 : world >>> (32 - zoom))

/** Extent of a tile in pixels, as the format has it. */
export const EXTENT_BITS = 12
export const EXTENT = 1 << EXTENT_BITS
/** Beyond it a pixel would be finer than a step of the world. */
export const MAX_ZOOM = 32 - EXTENT_BITS

/** west, south, east, north of a tile in degrees. */
export function tileBounds(zoom: number, x: number, y: number): [number, number, number, number] {
  const size = 2 ** (32 - zoom)
  return [lngOf(x * size), latOf((y + 1) * size), lngOf((x + 1) * size), latOf(y * size)]
}
