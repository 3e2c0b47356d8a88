import type { Box } from './polygons'

/** A function of place sampled once on a grid and read between its points from then on. */
export interface Field {
  readonly at: (lng: number, lat: number) => number
}

interface Sampling {
  readonly box: Box
  /** Degrees between two samples. */
  readonly step: number
  readonly value: (lng: number, lat: number) => number
  /** Called between rows, so that no task holds the page for long. */
  readonly pause: () => Promise<void>
}

/** Milliseconds of work after which a pause is due. */
const TURN_MS = 12

export async function sampleField({ box, step, value, pause }: Sampling): Promise<Field> {
  const [west, south, east, north] = box
  const columns = Math.ceil((east - west) / step) + 2
  const rows = Math.ceil((north - south) / step) + 2
  const samples = new Float32Array(columns * rows)
  let began = performance.now()
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++)
      samples[row * columns + column] = value(west + column * step, south + row * step)
    if (performance.now() - began > TURN_MS) {
      await pause()
      began = performance.now()
    }
  }
  const sample = (column: number, row: number) =>
    samples[Math.min(rows - 1, Math.max(0, row)) * columns + Math.min(columns - 1, Math.max(0, column))] ?? 0
  return {
    at(lng, lat) {
      const x = (lng - west) / step
      const y = (lat - south) / step
      const column = Math.floor(x)
      const row = Math.floor(y)
      const [u, v] = [x - column, y - row]
      const bottom = sample(column, row) * (1 - u) + sample(column + 1, row) * u
      const top = sample(column, row + 1) * (1 - u) + sample(column + 1, row + 1) * u
      return bottom * (1 - v) + top * v
    },
  }
}
