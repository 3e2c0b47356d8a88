import type { DeskLayerId } from './desk-layers'

/** Some things of a layer: in a box, in a cell of the map, or by name. */
export interface ListPart {
  readonly layer: DeskLayerId
  readonly where:
    | { readonly bbox: string }
    /** `zoom/x/y` of a tile of any depth. */
    | { readonly cell: string }
    | { readonly ids: string }
    /** What one unit has been sent in one area. */
    | { readonly unit: string; readonly area: string }
  /** How many there are, where that is known. */
  readonly count?: number
}
