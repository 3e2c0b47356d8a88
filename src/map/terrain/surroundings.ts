import type { Mesh, Rgb } from './block-mesh'
import { sampleField } from './height-field'
import type { Box } from './polygons'

interface SurroundingsInput {
  /** Box of what stands in the middle. */
  readonly box: Box
  readonly relief: (lng: number, lat: number) => number
  readonly shadeOf: (relief: (lng: number, lat: number) => number) => (lng: number, lat: number) => number
  /** Whether a place belongs to what stands in the middle and throws a shadow. */
  readonly isCovered: (lng: number, lat: number) => boolean
  readonly ground: Rgb
  /** What the ground fades into far away. */
  readonly far: Rgb
  readonly flat: boolean
  readonly origin: readonly [number, number]
  readonly pause: () => Promise<void>
}

/** How far the ground reaches beyond the middle, in widths and heights of it. */
const REACH_X = 1.7
const REACH_Y = 0.9
/** Degrees between two points, and by which the shadow falls to the south-east. */
const GRID = 0.034
const SHADOW = [0.028, -0.034] as const

/** The land around: darker, lower, its hills lit like the city's, in the city's shadow on one side, gone at its rim. */
export async function buildSurroundings(input: SurroundingsInput): Promise<Mesh> {
  const [west, south, east, north] = input.box
  const spanX = east - west
  const spanY = north - south
  const box: Box = [west - spanX * REACH_X, south - spanY * REACH_Y, east + spanX * REACH_X, north + spanY * REACH_Y]
  const columns = Math.ceil((box[2] - box[0]) / GRID)
  const rows = Math.ceil((box[3] - box[1]) / GRID)
  const relief = await sampleField({ box, step: GRID, value: input.relief, pause: input.pause })
  const shade = input.shadeOf(relief.at)
  const positions = new Float32Array((columns + 1) * (rows + 1) * 3)
  const colors = new Float32Array(positions.length)
  let at = 0
  for (let row = 0; row <= rows; row++) {
    for (let column = 0; column <= columns; column++, at += 3) {
      const lng = box[0] + column * GRID
      const lat = box[1] + row * GRID
      positions[at] = lng - input.origin[0]
      positions[at + 1] = lat - input.origin[1]
      positions[at + 2] = input.flat ? -40 : relief.at(lng, lat) * 0.5 - 400
      const away = Math.hypot(
        Math.max(0, Math.abs(lng - (west + east) / 2) / (spanX / 2) - 0.9) / (REACH_X * 1.9),
        Math.max(0, Math.abs(lat - (south + north) / 2) / (spanY / 2) - 0.8) / (REACH_Y * 1.7),
      )
      const there = Math.max(0, 1 - away) ** 1.6
      const light = (0.42 + 0.58 * shade(lng, lat)) * (input.flat ? 1 : 1 - 0.6 * shadowAt(input.isCovered, lng, lat))
      for (let channel = 0; channel < 3; channel++) {
        const near = (input.ground[channel] ?? 0) * light
        const far = input.far[channel] ?? 0
        colors[at + channel] = (far + (near - far) * there) / 255
      }
    }
    if (row % 24 === 0) await input.pause()
  }
  return { positions, colors, indices: gridIndices(columns, rows) }
}

/** How much of three marks to the north-west is covered: a shadow with a soft edge. */
function shadowAt(isCovered: SurroundingsInput['isCovered'], lng: number, lat: number): number {
  let hits = 0
  for (const way of [0.45, 1, 1.6]) if (isCovered(lng - SHADOW[0] * way, lat - SHADOW[1] * way)) hits++
  return hits / 3
}

function gridIndices(columns: number, rows: number): Uint32Array {
  const indices = new Uint32Array(columns * rows * 6)
  let at = 0
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const here = row * (columns + 1) + column
      const above = here + columns + 1
      indices.set([here, here + 1, above, here + 1, above + 1, above], at)
      at += 6
    }
  }
  return indices
}
