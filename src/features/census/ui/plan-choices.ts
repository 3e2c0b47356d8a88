import type { Basemap } from '@/shared/geo/basemap'

/** What the map of cells lies on. */
export interface PlanGround {
  readonly center: readonly [number, number]
  readonly basemap: Basemap
  /** What must be said of the ground. */
  readonly notice: string
  readonly lang: 'zh' | 'en'
}

interface Named {
  readonly code: string
  readonly name: string
}

/** What a round can be planned from. */
export interface PlanChoices {
  readonly districts: readonly (Named & { readonly streets: readonly Named[] })[]
  readonly units: readonly Named[]
  /** Groups of components. */
  readonly groups: readonly string[]
  /** The city's day. */
  readonly today: string
}
