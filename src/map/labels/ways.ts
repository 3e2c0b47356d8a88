import type { Rect } from './place-labels'

/** A name: on its place, else as near to it as there is room. */
export function nameWays(width: number, height: number): Rect[][] {
  const at = (x: number, y: number): Rect[] => [{ x: x - width / 2, y: y - height / 2, width, height }]
  const up = height * 0.95
  const side = width * 0.55
  const rows = [0, -up, up, -2 * up, 2 * up, -3 * up, 3 * up]
  const columns = [0, side, -side, 2 * side, -2 * side]
  return columns
    .flatMap(x => rows.map(y => ({ x, y, far: Math.hypot(x, 1.6 * y) })))
    .sort((one, other) => one.far - other.far)
    .flatMap(({ x, y }) => [at(x, y)])
}

export interface Standing {
  /** Diameter of the disc on top of the stem. */
  readonly disc: number
  readonly plateWidth: number
  readonly plateHeight: number
  /** Lengths of stem to try, the shortest first. */
  readonly stems: readonly number[]
  readonly gap: number
}

/**
 * A disc on a stem with its plate beside it: right, then left, on ever longer stems; at last the disc alone.
 * The first rectangle is the disc, the second the plate, the stem itself may cross what lies behind it.
 */
export function standingWays({ disc, plateWidth, plateHeight, stems, gap }: Standing): Rect[][] {
  const top = (stem: number): Rect => ({ x: -disc / 2, y: -stem - disc / 2, width: disc, height: disc })
  const plate = (stem: number, right: boolean): Rect => ({
    x: right ? disc / 2 + gap : -disc / 2 - gap - plateWidth,
    y: -stem - plateHeight / 2,
    width: plateWidth,
    height: plateHeight,
  })
  const both = stems.flatMap(stem => [true, false].map(right => [top(stem), plate(stem, right)]))
  return [...both, ...stems.map(stem => [top(stem)])]
}
