import type { LngLat } from '../../shared/geo/geometry'

/**
 * What a map layer draws at a place: one thing, or a number of them that stand there together. Things know who they
 * are; a number of them knows only how many it is.
 */
export interface Thing {
  readonly layer: string
  readonly lng: number
  readonly lat: number
  /** 1 for a thing. */
  readonly count: number
  /** Absent where several stand together. */
  readonly id?: string
  readonly facts: Readonly<Record<string, string | number | boolean>>
  /** A line's points or an area's rings, where the thing has an extent. */
  readonly shape?: Shape
}

export type Shape =
  | { readonly kind: 'line'; readonly lines: readonly (readonly LngLat[])[] }
  | { readonly kind: 'area'; readonly rings: readonly (readonly LngLat[])[] }
