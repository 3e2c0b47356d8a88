import type { LngLat } from './geometry'

/** A ridge: a line, how high it rises (m) and how wide it falls off (km). */
export interface Ridge {
  readonly line: readonly LngLat[]
  readonly height: number
  readonly width: number
}

export interface DrawnLine {
  readonly class: string
  readonly line: readonly LngLat[]
}

/** A city's `sketch.json`: what is drawn by hand of its ground, and nobody's survey. */
export interface DrawnGround {
  readonly ridges: readonly Ridge[]
  readonly rivers: readonly DrawnLine[]
  readonly roads: readonly DrawnLine[]
}

/** Of a city that nobody has drawn. */
export const undrawn: DrawnGround = { ridges: [], rivers: [], roads: [] }

/** What a map draws with: the ground, and where units are drawn from, by their code. */
export interface Sketch extends DrawnGround {
  readonly seats: Readonly<Record<string, LngLat>>
}
