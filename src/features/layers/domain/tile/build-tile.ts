import { lamps } from '../lamp'
import { EXTENT_BITS, tileAt } from '../mercator'
import type { LayerTable } from '../table/layer-table'
import type { Mask } from '../table/mask'
import type { TextColumn } from '../table/text-column'
import { giveBack, takeWriter } from './byte-writer'
import { CLUSTER_LEVEL, type Groups, groupByCell, groupByPixel } from './group-rows'
import { MvtLayer } from './mvt-layer'
import { pathCommands } from './path-commands'
import { type TextValues, textValues } from './text-values'
import type { TileAddress } from './tile-address'

/** No tile is larger than this many bytes. */
export const LARGEST_TILE = 60_000
/** Below it lines and areas are finer than a map of that zoom can show. */
const SHAPES_FROM_ZOOM = 11

const told = ['status', 'cls', 'stage', 'unit'] as const
const keys = ['count', 'id', ...told, 'lamp', 'level', 'cell'] as const
const key = Object.fromEntries(keys.map((name, index) => [name, index])) as Record<(typeof keys)[number], number>

/** Tags what a tile tells of one thing. */
class ThingTagger {
  readonly #columns: readonly { readonly key: number; readonly column: TextColumn; readonly values: TextValues }[]
  readonly #ids: Uint32Array

  constructor(
    table: LayerTable,
    private readonly layer: MvtLayer,
  ) {
    this.#ids = table.idWords
    this.#columns = told.flatMap(name => {
      const column = table.findText(name)
      return column ? [{ key: key[name], column, values: textValues(column).begin(layer) }] : []
    })
  }

  tag(row: number): void {
    const { layer } = this
    layer.tag(key.id, layer.id(this.#ids, row))
    for (const { key: name, column, values } of this.#columns) {
      const code = column.codes[row] as number
      if (code !== 0) layer.tag(name, values.index(code))
    }
  }
}

function layerOf(groups: Groups, table: LayerTable, tile: TileAddress): MvtLayer {
  const layer = new MvtLayer(table.layer.name, keys)
  const { size, counts, rows, xs, ys, lamps: worst } = groups
  const things = new ThingTagger(table, layer)
  const [stackLevel, clusterLevel] = [tile.zoom + EXTENT_BITS, tile.zoom + CLUSTER_LEVEL]
  for (let group = 0; group < size; group += 1) {
    const count = counts[group] as number
    const row = rows[group] as number
    const lamp = worst[group] as number
    layer.begin()
    layer.tag(key.count, layer.count(count))
    if (row < 0) layer.tag(key.level, layer.count(clusterLevel))
    else if (count === 1) things.tag(row)
    else {
      const [x, y] = [tileAt(table.x[row] as number, stackLevel), tileAt(table.y[row] as number, stackLevel)]
      layer.tag(key.cell, layer.value(`${stackLevel}/${x}/${y}`))
    }
    if (lamp > 0) layer.tag(key.lamp, layer.value(lamps[lamp] ?? ''))
    layer.point(xs[group] as number, ys[group] as number)
  }
  return layer
}

/** Things one by one, or clusters where that would be too many, in number or, with no word in common, in bytes. */
function pointsLayer(table: LayerTable, mask: Mask, tile: TileAddress): MvtLayer {
  const things = groupByPixel(table, mask, tile)
  const whole = things && layerOf(things, table, tile)
  return whole && whole.length <= LARGEST_TILE ? whole : layerOf(groupByCell(table, mask, tile), table, tile)
}

/** Lines and areas under a tile. Where they would not fit, the smallest are left to deeper zooms: none of them counts. */
function shapesLayer(table: LayerTable, mask: Mask, tile: TileAddress, room: number): MvtLayer | null {
  if (tile.zoom < SHAPES_FROM_ZOOM || table.shapes.size === 0) return null
  const size = 2 ** (32 - tile.zoom)
  const border = size / 64
  const [west, north] = [tile.x * size - border, tile.y * size - border]
  const rows = table.shapes
    .touching(west, north, west + size + 2 * border, north + size + 2 * border)
    .filter(row => mask.bits[row] === 1)
  for (let smallest = 0; smallest <= size; smallest = smallest === 0 ? size / 512 : smallest * 2) {
    const layer = new MvtLayer(`${table.layer.name}-shapes`, keys)
    const things = new ThingTagger(table, layer)
    for (const row of rows) {
      const shape = table.shapes.of(row)
      if (!shape || Math.max(shape.east - shape.west, shape.south - shape.north) < smallest) continue
      const commands = pathCommands(shape, tile)
      if (commands.length === 0) continue
      layer.begin()
      layer.tag(key.count, layer.count(0))
      things.tag(row)
      const lamp = table.lamp[row] as number
      if (lamp > 0) layer.tag(key.lamp, layer.value(lamps[lamp] ?? ''))
      layer.path(shape.kind === 'line' ? 2 : 3, commands)
      if (layer.length > room) break
    }
    if (layer.length <= room) return layer
  }
  return null
}

/** A vector tile of a layer: things one by one where they are few, clusters with exact counts where they are many. */
export function buildTile(table: LayerTable, mask: Mask, tile: TileAddress): Uint8Array {
  const points = pointsLayer(table, mask, tile)
  const out = takeWriter()
  points.writeTo(out)
  shapesLayer(table, mask, tile, LARGEST_TILE - out.length - 64)?.writeTo(out)
  const bytes = out.taken().slice()
  giveBack(out)
  return bytes
}
