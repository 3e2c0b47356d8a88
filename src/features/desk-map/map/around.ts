import type { LngLat } from '../../../shared/geo/geometry'
import { readJson } from '../../../shared/read-json'
import type { MapView } from '../domain/map-view'
import { windowOf } from '../domain/thing-search'

export interface Neighbour {
  readonly id: string
  readonly title: string | null
  readonly cls: string | null
  readonly status: string | null
  readonly unit: string | null
  readonly lng: number
  readonly lat: number
  readonly begins: string | null
  readonly ends: string | null
  readonly metres: number
}

export interface NeighbourGroup {
  readonly layer: string | null
  readonly dataset: string
  readonly title: { readonly zh: string; readonly en: string }
  /** All of them; `items` are the nearest. */
  readonly total: number
  readonly items: readonly Neighbour[]
}

export type Touch =
  | { readonly kind: 'case-on-work'; readonly case: string; readonly work: string; readonly metres: number }
  | {
      readonly kind: 'works-collide'
      readonly works: readonly [string, string]
      readonly metres: number
      readonly from: string | null
      readonly to: string | null
    }

export interface Around {
  readonly groups: readonly NeighbourGroup[]
  readonly touches: readonly Touch[]
}

/** Everything within some metres of a place, at the view's moment and in its window. @throws AnswerError */
export function readAround(
  [lng, lat]: LngLat,
  metres: number,
  view: Pick<MapView, 'from' | 'to' | 'at' | 'isAsKnown' | 'state'>,
  timeZone: string,
  signal: AbortSignal,
): Promise<Around> {
  const search = new URLSearchParams({
    lng: lng.toFixed(6),
    lat: lat.toFixed(6),
    metres: String(metres),
    state: view.state,
  })
  const { from, to } = windowOf({ from: view.from, to: view.to, timeZone })
  if (from) search.set('from', from)
  if (to) search.set('to', to)
  if (view.at) search.set('at', view.at)
  if (view.at && view.isAsKnown) search.set('known', view.at)
  return readJson<Around>(`/api/v1/map/around?${search}`, signal)
}
