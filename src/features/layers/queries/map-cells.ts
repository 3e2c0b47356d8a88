import { badRequest } from '@/shared/problem'
import { type CellCount, countCells, resolutionFor } from '../domain/cells'
import { askLayer } from './ask-layer'

/** More than a screen could show. */
const MOST_CELLS = 50_000

export interface MapCells {
  readonly layer: string
  readonly resolution: number
  readonly total: number
  readonly withoutPlace: number
  readonly seq: number
  readonly cells: readonly CellCount[]
}

/**
 * Exact counts by H3 cell: `bbox=` limits which cells come, `zoom=` how large they are.
 * @throws Problem 400 `bad-parameter`, `too-many-cells`
 */
export async function mapCells(name: string, search: URLSearchParams): Promise<MapCells> {
  const zoom = Number(search.get('zoom') ?? Number.NaN)
  if (!(zoom >= 0 && zoom <= 24))
    throw badRequest('bad-parameter', 'zoom is a number from 0 to 24', { parameter: 'zoom' })
  const { table, mask, query, seq } = await askLayer(name, search)
  const resolution = resolutionFor(zoom)
  const cells = await countCells(table, mask, resolution, query.bbox)
  if (cells.length > MOST_CELLS)
    throw badRequest('too-many-cells', `${cells.length} cells; ask for a smaller bbox or a lower zoom`)
  const { total, withoutPlace } = mask
  return { layer: name, resolution, total, withoutPlace, seq, cells }
}
