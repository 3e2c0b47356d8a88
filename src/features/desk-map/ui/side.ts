import type { MapArea } from '../../../map/ground/areas'
import type { LngLat } from '../../../shared/geo/geometry'
import type { DeskLayerId } from '../domain/desk-layers'
import type { ListPart } from '../domain/list-part'

/** What the panel at the right shows. */
export type Side =
  | { readonly kind: 'thing'; readonly layer: DeskLayerId; readonly id: string }
  | { readonly kind: 'list'; readonly parts: readonly ListPart[]; readonly ring: readonly LngLat[] | null }
  | { readonly kind: 'area'; readonly area: MapArea }
  | { readonly kind: 'around'; readonly place: LngLat }
  | { readonly kind: 'proof'; readonly layer: DeskLayerId }
