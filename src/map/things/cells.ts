import type { LngLat } from '../../shared/geo/geometry'

/** A cell of an even grid over the ground, with the true count of what lies in it. */
export interface MapCell {
  readonly layer: string
  /** Its H3 index: lists are asked for by it. */
  readonly h3: string
  readonly lng: number
  readonly lat: number
  readonly count: number
  /** Corners, the first not repeated. */
  readonly ring: readonly LngLat[]
}

export const CELL_CLASSES = 5

/**
 * The least count of each class, from one upwards: steps of equal ratio, since counts of a city span decades and equal
 * steps would leave all but its middle in the lowest class. Fewer classes where the counts are small.
 */
export function classEdges(most: number): readonly number[] {
  // A hair less: a power that should be a whole number would else be rounded up past it.
  const edges = Array.from({ length: CELL_CLASSES }, (_, place) => Math.ceil(most ** (place / CELL_CLASSES) - 1e-6))
  return most < 1 ? [] : [...new Set(edges)]
}

/** Which class a count is in, from 0. */
export const classOf = (count: number, edges: readonly number[]): number => edges.findLastIndex(edge => count >= edge)
