import { EXTENT, EXTENT_BITS } from '../mercator'
import type { Shape } from '../table/shapes'
import { zigzag } from './byte-writer'
import { clipToTile, type Path, reversed, rounded, turn } from './clip'
import type { TileAddress } from './tile-address'

const command = (id: number, count: number) => (count << 3) | id
const [MOVE, LINE, CLOSE] = [1, 2, 7]

/** Points of the world as pixels of a tile, not yet whole. */
function toTile(points: Float64Array, { zoom, x, y }: TileAddress): number[] {
  const [size, scale] = [2 ** (32 - zoom), 2 ** (32 - EXTENT_BITS - zoom)]
  const pixels: number[] = []
  for (let at = 0; at < points.length; at += 2)
    pixels.push(((points[at] as number) - x * size) / scale, ((points[at + 1] as number) - y * size) / scale)
  return pixels
}

/** A shape within a tile as commands of the format; empty where nothing of it is to be seen there. */
export function pathCommands(shape: Shape, tile: TileAddress): number[] {
  const commands: number[] = []
  let [lastX, lastY] = [0, 0]
  const step = (x: number, y: number) => {
    commands.push(zigzag(x - lastX), zigzag(y - lastY))
    lastX = x
    lastY = y
  }
  const draw = (points: Path, closes: boolean) => {
    const end = closes ? points.length - 2 : points.length
    commands.push(command(MOVE, 1))
    step(points[0] as number, points[1] as number)
    commands.push(command(LINE, end / 2 - 1))
    for (let at = 2; at < end; at += 2) step(points[at] as number, points[at + 1] as number)
    if (closes) commands.push(command(CLOSE, 1))
  }
  for (const part of shape.parts)
    for (const [index, points] of part.entries()) {
      const isRing = shape.kind === 'polygon'
      for (const piece of clipToTile(toTile(points, tile), EXTENT, isRing)) {
        const pixels = rounded(piece)
        if (!isRing) {
          if (pixels.length >= 4) draw(pixels, false)
          continue
        }
        const area = turn(pixels)
        if (pixels.length < 8 || area === 0) continue
        // Outer rings turn clockwise, holes against it.
        draw(area > 0 === (index === 0) ? pixels : reversed(pixels), true)
      }
    }
  return commands
}
