import type { LngLat } from '@/shared/geo/geometry'

/** How it is known where somebody on duty is; never a position of a person. */
export type PlaceBy =
  /** The room of the post, where the city's plan says where that is. */
  | 'room'
  /** The middle of the district the unit belongs to, or of the city: no folder knows offices. */
  | 'seat'
  /** A crew's own last report. */
  | 'report'

/** Whoever answers at a level, with a place on the map. */
export interface PlacedDuty {
  readonly id: string
  readonly kind: 'post' | 'unit' | 'crew'
  readonly level: number
  readonly room: string | null
  readonly unit: string | null
  readonly name: { readonly zh: string; readonly en: string }
  readonly phone: string
  /** End of the shift, ISO 8601; null for who stands by all the time. */
  readonly to: string | null
  readonly by: string
  readonly lng: number
  readonly lat: number
  readonly placeBy: PlaceBy
  /** When a crew reported from there, ISO 8601. */
  readonly seenAt: string | null
  /** A report older than this says where a crew was, not where it is. */
  readonly isStale: boolean
}

/** Everybody who answers at a moment. */
export interface DutyOnMap {
  readonly at: string
  readonly levels: readonly { readonly level: number; readonly name: { readonly zh: string; readonly en: string } }[]
  readonly rooms: Readonly<Record<string, { readonly zh: string; readonly en: string }>>
  readonly total: number
  /** Posts that nobody fills at this moment; they are not among the items. */
  readonly empty: number
  readonly items: readonly PlacedDuty[]
}

/** From then on a reported place is said to be old. */
export const STALE_MS = 30 * 60_000
/** Older reports are not shown at all. */
export const FORGOTTEN_MS = 24 * 3_600_000

export const isStaleAt = (seenAt: number, at: number): boolean => at - seenAt > STALE_MS

/** Where a post's room is: as the plan says, else the middle of the city, which is then no room but a seat. */
export const placeOfRoom = (
  place: LngLat | undefined,
  center: LngLat,
): { readonly place: LngLat; readonly placeBy: PlaceBy } =>
  place ? { place, placeBy: 'room' } : { place: center, placeBy: 'seat' }
