import type { Area } from '../../../areas'
import { EXTENT_BITS, worldX, worldY } from '../mercator'
import type { Shape } from '../table/shapes'
import { LARGEST_TILE } from './build-tile'
import { giveBack, takeWriter } from './byte-writer'
import { MvtLayer } from './mvt-layer'
import { pathCommands } from './path-commands'
import type { TileAddress } from './tile-address'

export interface AreaShape {
  readonly area: Area
  readonly shape: Shape
}

const keys = ['count', 'code', 'kind', 'parent', 'name_zh', 'name_en', 'level'] as const
const key = Object.fromEntries(keys.map((name, index) => [name, index])) as Record<(typeof keys)[number], number>

const pixel = (world: number, tile: number, zoom: number) =>
  Math.floor((world - tile * 2 ** (32 - zoom)) / 2 ** (32 - EXTENT_BITS - zoom))

/** Pixel of an area's label point; `null` where it lies in another tile. */
function centre({ area }: AreaShape, { zoom, x, y }: TileAddress): readonly [number, number] | null {
  const [px, py] = [pixel(worldX(area.center[0]), x, zoom), pixel(worldY(area.center[1]), y, zoom)]
  const end = 1 << EXTENT_BITS
  return px >= 0 && py >= 0 && px < end && py < end ? [px, py] : null
}

function outlines(shapes: readonly AreaShape[], tile: TileAddress): MvtLayer {
  const layer = new MvtLayer('areas', keys)
  for (const each of shapes) {
    const { area, shape } = each
    const isHere = centre(each, tile)
    const commands = pathCommands(shape, tile)
    if (commands.length === 0 && !isHere) continue
    layer.begin()
    // An area over many tiles counts once: where its label stands.
    layer.tag(key.count, layer.count(isHere ? 1 : 0))
    layer.tag(key.code, layer.value(area.code))
    layer.tag(key.kind, layer.value(area.kind))
    if (area.parent) layer.tag(key.parent, layer.value(area.parent))
    layer.tag(key.name_zh, layer.value(area.name.zh))
    layer.tag(key.name_en, layer.value(area.name.en))
    // Finer than a pixel, it still counts.
    if (commands.length === 0 && isHere) layer.point(...isHere)
    else layer.path(3, commands)
    if (layer.length > LARGEST_TILE) break
  }
  return layer
}

const LEVEL = 5

function clusters(shapes: readonly AreaShape[], tile: TileAddress): MvtLayer {
  const layer = new MvtLayer('areas', keys)
  const cells = new Map<number, { count: number; x: number; y: number }>()
  for (const each of shapes) {
    const here = centre(each, tile)
    if (!here) continue
    const step = EXTENT_BITS - LEVEL
    const cell = ((here[0] >>> step) << LEVEL) | (here[1] >>> step)
    const known = cells.get(cell) ?? { count: 0, x: 0, y: 0 }
    cells.set(cell, { count: known.count + 1, x: known.x + here[0], y: known.y + here[1] })
  }
  for (const { count, x, y } of cells.values()) {
    layer.begin()
    layer.tag(key.count, layer.count(count))
    layer.tag(key.level, layer.count(tile.zoom + LEVEL))
    layer.point(Math.floor(x / count), Math.floor(y / count))
  }
  return layer
}

/** A tile of areas: their outlines, or where those would not fit how many there are where. */
export function buildAreaTile(shapes: readonly AreaShape[], tile: TileAddress): Uint8Array {
  const size = 2 ** (32 - tile.zoom)
  const [west, north, border] = [tile.x * size, tile.y * size, size / 64]
  const near = shapes.filter(
    ({ shape }) =>
      shape.east >= west - border &&
      shape.west <= west + size + border &&
      shape.south >= north - border &&
      shape.north <= north + size + border,
  )
  const whole = outlines(near, tile)
  const out = takeWriter()
  const layer = whole.length <= LARGEST_TILE ? whole : clusters(near, tile)
  layer.writeTo(out)
  const bytes = out.taken().slice()
  giveBack(out)
  return bytes
}
