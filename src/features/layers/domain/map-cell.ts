import { badRequest } from '@/shared/problem'
import { tileAt, worldX, worldY } from './mercator'

/** A stretch of the map that a cluster stands for, as the address of a tile of any depth. */
export interface MapCell {
  readonly zoom: number
  readonly x: number
  readonly y: number
}

/** The cell at a level in which a place lies, as `things?cell=` takes it. */
export const cellAt = (lng: number, lat: number, level: number): string =>
  `${level}/${tileAt(worldX(lng), level)}/${tileAt(worldY(lat), level)}`

/** @throws Problem 400 `bad-parameter` */
export function parseMapCell(text: string): MapCell {
  const match = /^(\d{1,2})\/(\d{1,10})\/(\d{1,10})$/.exec(text)
  const [zoom, x, y] = match ? match.slice(1).map(Number) : []
  if (zoom === undefined || x === undefined || y === undefined || zoom > 32 || x >= 2 ** zoom || y >= 2 ** zoom)
    throw badRequest('bad-parameter', 'cell is zoom/x/y of a tile, or an H3 index', { parameter: 'cell' })
  return { zoom, x, y }
}
