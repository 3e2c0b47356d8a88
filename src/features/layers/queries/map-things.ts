import { createHash } from 'node:crypto'
import { getResolution, isValidCell, latLngToCell } from 'h3-js'
import { z } from 'zod'
import { database } from '@/platform/db/client'
import { badRequest } from '@/shared/problem'
import { dataset, withoutPersonalData } from '../../datasets'
import { recordsById } from '../../datasets/server'
import { lamps } from '../domain/lamp'
import { filterKey } from '../domain/layer-filter'
import { parseMapCell } from '../domain/map-cell'
import { tileAt } from '../domain/mercator'
import type { LayerTable } from '../domain/table/layer-table'
import { maskedRows } from '../domain/table/masked-rows'
import { boundedRows } from '../domain/table/rows-within'
import { placeOf, rowsAfter } from '../domain/thing-order'
import { type AskedLayer, askLayer } from './ask-layer'

const MOST_IDS = 10_000
const cursorShape = z.object({ query: z.string(), at: z.number().nullable(), id: z.string() })

export interface MapThings {
  readonly items: readonly Record<string, unknown>[]
  readonly next: string | null
  /** Of the whole list. */
  readonly total: number
  readonly withoutPlace: number
}

/** Rows that lie in a cell: the address of a tile of any depth, or an H3 index. */
function inCell(table: LayerTable, cell: string): (row: number) => boolean {
  if (isValidCell(cell)) {
    const resolution = getResolution(cell)
    return row =>
      table.placed[row] === 1 && latLngToCell(table.lat[row] as number, table.lng[row] as number, resolution) === cell
  }
  const { zoom, x, y } = parseMapCell(cell)
  return row =>
    table.placed[row] === 1 && tileAt(table.x[row] as number, zoom) === x && tileAt(table.y[row] as number, zoom) === y
}

function wantedRows({ table, mask, query }: AskedLayer, search: URLSearchParams): Int32Array {
  const ids = search.get('ids')?.split(',').filter(Boolean)
  if (ids && ids.length > MOST_IDS) throw badRequest('bad-parameter', `At most ${MOST_IDS} ids`, { parameter: 'ids' })
  const rows = ids
    ? Int32Array.from(new Set(ids.map(id => table.rowOf(id)).filter(row => row >= 0 && mask.bits[row] === 1)))
    : query.bbox
      ? boundedRows(table, mask, query.bbox).slice()
      : maskedRows(table, mask)
  const cell = search.get('cell')
  return cell ? rows.filter(inCell(table, cell)) : rows
}

const bindingOf = ({ query, layer }: AskedLayer, search: URLSearchParams): string =>
  createHash('sha256')
    .update(
      JSON.stringify([
        layer.name,
        filterKey(query.filter),
        query.at,
        query.known,
        query.bbox,
        search.get('cell'),
        search.get('ids'),
        query.unheld,
      ]),
    )
    .digest('base64url')
    .slice(0, 16)

function readCursor(text: string, binding: string) {
  try {
    const cursor = cursorShape.parse(JSON.parse(Buffer.from(text, 'base64url').toString()))
    if (cursor.query === binding) return cursor
  } catch {
    // the same answer as for a cursor of another question
  }
  throw badRequest('bad-cursor', 'The cursor belongs to another query', { parameter: 'cursor' })
}

/**
 * The list behind a cluster (`cell=`), a selection (`ids=`), a stretch (`bbox=`) or a whole layer, page by page, the
 * newest first, with personal fields masked. A thing named by `ids=` comes whatever its state.
 * @throws Problem 400 `bad-cursor`, `bad-parameter`
 */
export async function mapThings(name: string, search: URLSearchParams): Promise<MapThings> {
  const wanted = new URLSearchParams(search)
  if (wanted.has('ids') && !wanted.has('state')) wanted.set('state', 'all')
  const asked = await askLayer(name, wanted)
  const { layer, query, table } = asked
  const binding = bindingOf(asked, search)
  const after = query.cursor === undefined ? undefined : readCursor(query.cursor, binding)
  const rows = wantedRows(asked, search)
  const page = rowsAfter(table, rows, after, query.limit)
  const places = page.rows.map(row => ({ ...placeOf(table, row), lamp: lamps[table.lamp[row] as number] }))
  const of = dataset(layer.dataset)
  const { at, known } = query
  const records = await recordsById(
    database(),
    of,
    places.map(each => each.id),
    { at, known },
  )
  const byId = new Map(records.map(record => [record.id, withoutPersonalData(of, record)]))
  const last = places.at(-1)
  return {
    items: places.flatMap(({ id, lamp }) => {
      const record = byId.get(id)
      return record ? [{ ...record, lamp }] : []
    }),
    next:
      page.isLast || !last
        ? null
        : Buffer.from(JSON.stringify({ query: binding, at: last.at, id: last.id })).toString('base64url'),
    total: rows.length,
    withoutPlace: rows.reduce((sum, row) => sum + (table.placed[row] === 1 ? 0 : 1), 0),
  }
}
