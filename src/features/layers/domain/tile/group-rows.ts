import { EXTENT_BITS } from '../mercator'
import type { TileRows } from './tile-rows'

/** More things and stacks than this in one tile are told as clusters. */
export const MOST_THINGS = 600
/** Clusters are cells of a grid of 2⁵ × 2⁵ over the tile: a finger wide on a screen. */
export const CLUSTER_LEVEL = 5
const CELLS = 1 << (2 * CLUSTER_LEVEL)
const PIXEL = (1 << EXTENT_BITS) - 1

/** Groups of a tile's things, column by column; good until the next call. */
export interface Groups {
  size: number
  readonly counts: Uint32Array
  /** One thing of each; −1 for clusters. */
  readonly rows: Int32Array
  /** Pixel in the tile. */
  readonly xs: Uint16Array
  readonly ys: Uint16Array
  /** The worst lamp. */
  readonly lamps: Uint8Array
}

const MOST_GROUPS = Math.max(MOST_THINGS, CELLS)
const groups: Groups = {
  size: 0,
  counts: new Uint32Array(MOST_GROUPS),
  rows: new Int32Array(MOST_GROUPS),
  xs: new Uint16Array(MOST_GROUPS),
  ys: new Uint16Array(MOST_GROUPS),
  lamps: new Uint8Array(MOST_GROUPS),
}

const SLOTS = 2048
const slotKeys = new Int32Array(SLOTS)
const slotGroups = new Int16Array(SLOTS)

/** Things by the pixel they lie on; `undefined` as soon as there are too many of them to be told one by one. */
export function groupByPixel(lampOf: Uint8Array, { rows, xs, ys, count }: TileRows, zoom: number): Groups | undefined {
  const shift = 32 - EXTENT_BITS - zoom
  slotGroups.fill(-1)
  let size = 0
  for (let at = 0; at < count; at += 1) {
    const x = ((xs[at] as number) >>> shift) & PIXEL
    const y = ((ys[at] as number) >>> shift) & PIXEL
    const key = (x << EXTENT_BITS) | y
    let slot = Math.imul(key, 0x9e3779b1) >>> 21
    while (slotGroups[slot] !== -1 && slotKeys[slot] !== key) slot = (slot + 1) & (SLOTS - 1)
    let group = slotGroups[slot] as number
    const row = rows[at] as number
    const lamp = lampOf[row] as number
    if (group === -1) {
      if (size === MOST_THINGS) return undefined
      group = size
      size += 1
      slotKeys[slot] = key
      slotGroups[slot] = group
      groups.counts[group] = 0
      groups.rows[group] = row
      groups.xs[group] = x
      groups.ys[group] = y
      groups.lamps[group] = lamp
    }
    groups.counts[group] = (groups.counts[group] as number) + 1
    if (lamp > (groups.lamps[group] as number)) groups.lamps[group] = lamp
  }
  groups.size = size
  return groups
}

const cellCounts = new Uint32Array(CELLS)
const sumX = new Float64Array(CELLS)
const sumY = new Float64Array(CELLS)
const worst = new Uint8Array(CELLS)

/** Things by the cells of a grid over the tile, each cell where its things are on average. */
export function groupByCell(lampOf: Uint8Array, { rows, xs, ys, count }: TileRows, zoom: number): Groups {
  const shift = 32 - EXTENT_BITS - zoom
  const step = EXTENT_BITS - CLUSTER_LEVEL
  for (const each of [cellCounts, sumX, sumY, worst]) each.fill(0)
  for (let at = 0; at < count; at += 1) {
    const x = ((xs[at] as number) >>> shift) & PIXEL
    const y = ((ys[at] as number) >>> shift) & PIXEL
    const cell = ((x >>> step) << CLUSTER_LEVEL) | (y >>> step)
    cellCounts[cell] = (cellCounts[cell] as number) + 1
    sumX[cell] = (sumX[cell] as number) + x
    sumY[cell] = (sumY[cell] as number) + y
    const lamp = lampOf[rows[at] as number] as number
    if (lamp > (worst[cell] as number)) worst[cell] = lamp
  }
  let size = 0
  for (let cell = 0; cell < CELLS; cell += 1) {
    const things = cellCounts[cell] as number
    if (things === 0) continue
    const [column, row] = [cell >>> CLUSTER_LEVEL, cell & ((1 << CLUSTER_LEVEL) - 1)]
    groups.counts[size] = things
    groups.rows[size] = -1
    // Off its cell's first pixel, so that whoever asks back for the cell by this place finds the same one.
    groups.xs[size] = Math.max(Math.floor((sumX[cell] as number) / things), (column << step) + 1)
    groups.ys[size] = Math.max(Math.floor((sumY[cell] as number) / things), (row << step) + 1)
    groups.lamps[size] = worst[cell] as number
    size += 1
  }
  groups.size = size
  return groups
}
