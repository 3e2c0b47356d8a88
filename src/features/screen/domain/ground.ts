import type { LngLat } from '../../../shared/geo/geometry'

type Line = readonly LngLat[]

/** Borders, water and roads of a city; degrees of WGS 84. */
export interface Ground {
  /** The rings of each district, holes among them. */
  readonly districts: readonly { readonly code: string; readonly rings: readonly Line[] }[]
  readonly rivers: readonly Line[]
  readonly roads: readonly Line[]
}
