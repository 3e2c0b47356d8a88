/** Points as x, y, x, y, … in pixels of a tile. */
export type Path = readonly number[]

/** A square of pixels around a tile, so that strokes at its border are whole. */
export const BORDER = 64

type Inside = (value: number) => boolean

/** Where the stretch from a to b crosses a border on one axis. */
function crossing(ax: number, ay: number, bx: number, by: number, axis: 0 | 1, border: number): [number, number] {
  const share = axis === 0 ? (border - ax) / (bx - ax) : (border - ay) / (by - ay)
  return [axis === 0 ? border : ax + share * (bx - ax), axis === 1 ? border : ay + share * (by - ay)]
}

/** One side of the square: a ring stays a ring (Sutherland and Hodgman), a line may fall apart. */
function clipSide(path: Path, axis: 0 | 1, border: number, inside: Inside, isRing: boolean): Path[] {
  const pieces: number[][] = []
  let piece: number[] = []
  for (let at = 0; at < path.length; at += 2) {
    const [x, y] = [path[at] as number, path[at + 1] as number]
    const here = inside(axis === 0 ? x : y)
    if (at > 0) {
      const [px, py] = [path[at - 2] as number, path[at - 1] as number]
      const before = inside(axis === 0 ? px : py)
      if (before !== here) piece.push(...crossing(px, py, x, y, axis, border))
      if (before && !here && !isRing) {
        pieces.push(piece)
        piece = []
      }
    }
    if (here) piece.push(x, y)
  }
  if (isRing && piece.length > 0) {
    const [x, y] = [piece[0] as number, piece[1] as number]
    if (piece.at(-2) !== x || piece.at(-1) !== y) piece.push(x, y)
  }
  if (piece.length > 0) pieces.push(piece)
  return pieces
}

/** What of a line or ring lies within so many pixels of a tile. */
export function clipToTile(path: Path, extent: number, isRing: boolean): Path[] {
  const [low, high] = [-BORDER, extent + BORDER]
  const sides: [0 | 1, number, Inside][] = [
    [0, low, value => value >= low],
    [0, high, value => value <= high],
    [1, low, value => value >= low],
    [1, high, value => value <= high],
  ]
  let pieces: Path[] = [path]
  for (const [axis, border, inside] of sides)
    pieces = pieces.flatMap(piece => clipSide(piece, axis, border, inside, isRing))
  return pieces
}

/** Whole pixels, without points that repeat. */
export function rounded(path: Path): number[] {
  const points: number[] = []
  for (let at = 0; at < path.length; at += 2) {
    const [x, y] = [Math.round(path[at] as number), Math.round(path[at + 1] as number)]
    if (points.length === 0 || points.at(-2) !== x || points.at(-1) !== y) points.push(x, y)
  }
  return points
}

/** Twice the area of a closed ring; positive where it turns clockwise on a screen. */
export function turn(ring: Path): number {
  let sum = 0
  for (let at = 2; at < ring.length; at += 2)
    sum += (ring[at - 2] as number) * (ring[at + 1] as number) - (ring[at] as number) * (ring[at - 1] as number)
  return sum
}

export function reversed(ring: Path): number[] {
  const points: number[] = []
  for (let at = ring.length - 2; at >= 0; at -= 2) points.push(ring[at] as number, ring[at + 1] as number)
  return points
}
