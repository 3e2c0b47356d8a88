import { type Lamp, lamps } from '../domain/lamp'
import { maskedRows } from '../domain/table/masked-rows'
import { askLayer } from './ask-layer'

export interface LayerPlaces {
  /** Of the whole question, as its legend counts. */
  readonly total: number
  readonly withoutPlace: number
  readonly places: readonly { readonly lng: number; readonly lat: number; readonly lamp: Lamp }[]
}

/**
 * Where the things of a layer are, for whoever draws them outside a browser: the question's legend and points from one
 * reading of the table.
 * @throws Problem 404 `unknown-layer`, 400 for a parameter that is none
 */
export async function layerPlaces(name: string, search: URLSearchParams): Promise<LayerPlaces> {
  const { table, mask } = await askLayer(name, search)
  const places = [...maskedRows(table, mask)].flatMap(row =>
    table.placed[row] === 1
      ? [
          {
            lng: table.lng[row] as number,
            lat: table.lat[row] as number,
            lamp: lamps[table.lamp[row] as number] ?? 'none',
          },
        ]
      : [],
  )
  return { total: mask.total, withoutPlace: mask.withoutPlace, places }
}
