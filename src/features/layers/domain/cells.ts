import { cellToBoundary, getHexagonEdgeLengthAvg, latLngToCell, UNITS } from 'h3-js'
import type { LayerTable } from './table/layer-table'
import type { Mask } from './table/mask'
import { boundedRows } from './table/rows-within'

export type Box = readonly [west: number, south: number, east: number, north: number]

/** Resolution of the cells for a zoom of the map. */
export const resolutionFor = (zoom: number): number => Math.max(3, Math.min(Math.floor(zoom) - 2, 12))

export interface CellCount {
  readonly h3: string
  readonly count: number
}

/** Cells of the rows of one table at one resolution; a row's is found at its first use and again after a move. */
class CellColumn {
  readonly names: string[] = ['']
  readonly #codes = new Map<string, number>()
  #code = new Uint32Array(0)
  #foundAt = new Float64Array(0)

  constructor(readonly resolution: number) {}

  grow(length: number): void {
    if (this.#code.length >= length) return
    const [code, foundAt] = [new Uint32Array(length), new Float64Array(length).fill(-1)]
    code.set(this.#code)
    foundAt.set(this.#foundAt)
    this.#code = code
    this.#foundAt = foundAt
  }

  isFound(table: LayerTable, row: number): boolean {
    return this.#foundAt[row] === table.movedAt[row]
  }

  code(table: LayerTable, row: number): number {
    if (this.isFound(table, row)) return this.#code[row] as number
    const name = latLngToCell(table.lat[row] as number, table.lng[row] as number, this.resolution)
    const known = this.#codes.get(name)
    const code = known ?? this.names.push(name) - 1
    if (known === undefined) this.#codes.set(name, code)
    this.#code[row] = code
    this.#foundAt[row] = table.movedAt[row] as number
    return code
  }
}

const columns = new WeakMap<LayerTable, Map<number, CellColumn>>()

function columnOf(table: LayerTable, resolution: number): CellColumn {
  const ofTable = columns.get(table) ?? new Map<number, CellColumn>()
  columns.set(table, ofTable)
  const column = ofTable.get(resolution) ?? new CellColumn(resolution)
  ofTable.set(resolution, column)
  column.grow(table.placed.length)
  return column
}

/** Finding a million cells takes a second or two: others are let in between. */
const AT_ONCE = 20_000

/** A box with room for the whole of every cell that it cuts. */
function widened(box: Box, resolution: number): Box {
  const reach = 2.5 * getHexagonEdgeLengthAvg(resolution, UNITS.m)
  const north = reach / 111_000
  const furthest = Math.min(89, Math.max(Math.abs(box[1]), Math.abs(box[3])) + north)
  const east = north / Math.cos((furthest * Math.PI) / 180)
  return [box[0] - east, box[1] - north, box[2] + east, box[3] + north]
}

/** Whether a convex outline and a box touch: neither lies wholly beyond a side of the other. */
export function touchesBox(outline: readonly (readonly number[])[], [west, south, east, north]: Box): boolean {
  const corners = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
  ]
  const xs = outline.map(point => point[0] as number)
  const ys = outline.map(point => point[1] as number)
  if (Math.max(...xs) < west || Math.min(...xs) > east || Math.max(...ys) < south || Math.min(...ys) > north)
    return false
  return outline.every((point, index) => {
    const next = outline[(index + 1) % outline.length] as readonly number[]
    const side = ([x, y]: readonly number[]) =>
      ((next[0] as number) - (point[0] as number)) * ((y as number) - (point[1] as number)) -
      ((next[1] as number) - (point[1] as number)) * ((x as number) - (point[0] as number))
    const own = outline.map(side)
    const outside = Math.max(...own) <= 0 ? 1 : -1
    return corners.some(corner => side(corner) * outside <= 0)
  })
}

/**
 * Exact counts of a mask by H3 cell. With a box: the cells that touch it, each counted whole.
 * Cells come in no order; those without a thing do not come.
 */
export async function countCells(
  table: LayerTable,
  mask: Mask,
  resolution: number,
  box: Box | undefined,
): Promise<CellCount[]> {
  const region = box && widened(box, resolution)
  let fresh = 0
  for (const row of boundedRows(table, mask, region).slice()) {
    const column = columnOf(table, resolution)
    if (column.isFound(table, row) || table.placed[row] === 0) continue
    column.code(table, row)
    fresh += 1
    if (fresh % AT_ONCE === 0) await new Promise(resolve => setImmediate(resolve))
  }
  // Counted in one go: nothing changes in between.
  const column = columnOf(table, resolution)
  const counts = new Map<number, number>()
  for (const row of boundedRows(table, mask, region)) {
    const code = column.code(table, row)
    counts.set(code, (counts.get(code) ?? 0) + 1)
  }
  const cells = [...counts].map(([code, count]) => ({ h3: column.names[code] ?? '', count }))
  return box ? cells.filter(({ h3 }) => touchesBox(cellToBoundary(h3, true), box)) : cells
}
