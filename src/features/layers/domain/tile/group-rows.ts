import { EXTENT_BITS } from '../mercator'
import type { LayerTable } from '../table/layer-table'

/** More things or stacks than this in one tile are told as clusters. */
export const MOST_THINGS = 600
/** A tile with more occupied cells than this is told by larger ones. */
const MOST_CLUSTERS = 3000
const PIXEL = (1 << EXTENT_BITS) - 1

export interface Group {
  count: number
  /** One of its things. */
  row: number
  /** Pixel in the tile. */
  x: number
  y: number
  /** The worst lamp in it. */
  lamp: number
}

const SLOTS = 4096
const slotKeys = new Int32Array(SLOTS)
const slotGroups = new Int32Array(SLOTS)

/** Things by the pixel they lie on; `undefined` as soon as there are too many of them to be told one by one. */
export function groupByPixel(table: LayerTable, rows: Int32Array, zoom: number): Group[] | undefined {
  const shift = 32 - EXTENT_BITS - zoom
  slotGroups.fill(-1)
  const groups: Group[] = []
  for (const row of rows) {
    const x = ((table.x[row] as number) >>> shift) & PIXEL
    const y = ((table.y[row] as number) >>> shift) & PIXEL
    const key = (x << EXTENT_BITS) | y
    let slot = (Math.imul(key, 0x9e3779b1) >>> 20) & (SLOTS - 1)
    while (slotGroups[slot] !== -1 && slotKeys[slot] !== key) slot = (slot + 1) & (SLOTS - 1)
    const known = slotGroups[slot] as number
    const lamp = table.lamp[row] as number
    if (known === -1) {
      if (groups.length === MOST_THINGS) return undefined
      slotKeys[slot] = key
      slotGroups[slot] = groups.length
      groups.push({ count: 1, row, x, y, lamp })
      continue
    }
    const group = groups[known] as Group
    group.count += 1
    if (lamp > group.lamp) group.lamp = lamp
  }
  return groups
}

interface Clusters {
  /** Cells of a tile at this level below its own: 6 is 64 × 64. */
  readonly level: number
  readonly groups: readonly Group[]
}

/** Things by the cells of a grid over the tile, each cell where its things are on average. */
export function groupByCell(table: LayerTable, rows: Int32Array, zoom: number): Clusters {
  const shift = 32 - EXTENT_BITS - zoom
  const at = (level: number): Clusters => {
    const cells = 1 << (2 * level)
    const [counts, sumX, sumY] = [new Uint32Array(cells), new Float64Array(cells), new Float64Array(cells)]
    const worst = new Uint8Array(cells)
    const step = EXTENT_BITS - level
    for (const row of rows) {
      const x = ((table.x[row] as number) >>> shift) & PIXEL
      const y = ((table.y[row] as number) >>> shift) & PIXEL
      const cell = ((x >>> step) << level) | (y >>> step)
      counts[cell] = (counts[cell] as number) + 1
      sumX[cell] = (sumX[cell] as number) + x
      sumY[cell] = (sumY[cell] as number) + y
      const lamp = table.lamp[row] as number
      if (lamp > (worst[cell] as number)) worst[cell] = lamp
    }
    const groups: Group[] = []
    for (let cell = 0; cell < cells; cell += 1) {
      const count = counts[cell] as number
      if (count === 0) continue
      // Off its cell's first pixel, so that whoever asks back for the cell by this place finds the same one.
      const mean = (sum: number, index: number) => Math.max(Math.floor(sum / count), (index << step) + 1)
      const x = mean(sumX[cell] as number, cell >>> level)
      const y = mean(sumY[cell] as number, cell & ((1 << level) - 1))
      groups.push({ count, row: -1, x, y, lamp: worst[cell] as number })
    }
    return { level, groups }
  }
  const fine = at(6)
  return fine.groups.length <= MOST_CLUSTERS ? fine : at(5)
}
