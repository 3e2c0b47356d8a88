import type { LngLat } from '../../../shared/geo/geometry'

type Line = readonly LngLat[]

/** Borders, water and roads of a city, and the part of it that a picture shows; degrees of WGS 84. */
export interface Ground {
  readonly bounds: readonly [west: number, south: number, east: number, north: number]
  /** The rings of each district, holes among them. */
  readonly districts: readonly { readonly code: string; readonly rings: readonly Line[] }[]
  readonly rivers: readonly Line[]
  readonly roads: readonly Line[]
}

export interface GroundNow {
  readonly ground: Ground
  /** Index by district; null where it is withheld. */
  readonly values: ReadonlyMap<string, number | null>
}
