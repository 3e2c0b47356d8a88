import type { Thing } from '../../../map/things/thing'
import { createTileSource, type TileSource } from '../../../map/things/tile-source'
import type { LngLat } from '../../../shared/geo/geometry'
import { type RecordLayerId, recordLayers } from '../domain/desk-layers'
import { type Asked, thingSearch } from '../domain/thing-search'
import type { InView } from './layer-loader'

/** Deepest tiles that are asked for: beyond it the same things lie further apart. */
const MAX_ZOOM = 16

/** Reads things by tiles, which are kept as long as a layer is asked the same; `shift` moves WGS 84 onto the basemap's datum. */
export function createThingReader(shift: (place: LngLat) => LngLat) {
  const sources = new Map<RecordLayerId, { readonly question: string; readonly source: TileSource }>()

  const sourceOf = (id: RecordLayerId, question: string): TileSource => {
    const known = sources.get(id)
    if (known?.question === question) return known.source
    const { tiles } = recordLayers[id]
    const source = createTileSource({
      layer: id,
      tileLayer: tiles,
      url: ({ z, x, y }) => `/api/v1/tiles/${tiles}/${z}/${x}/${y}.mvt?${question}`,
      maxZoom: MAX_ZOOM,
    })
    sources.set(id, { question, source })
    return source
  }

  const shifted = (thing: Thing): Thing => {
    const [lng, lat] = shift([thing.lng, thing.lat])
    const { shape } = thing
    if (!shape) return { ...thing, lng, lat }
    return {
      ...thing,
      lng,
      lat,
      shape:
        shape.kind === 'line'
          ? { kind: 'line', lines: shape.lines.map(line => line.map(shift)) }
          : { kind: 'area', rings: shape.rings.map(ring => ring.map(shift)) },
    }
  }

  return {
    /** The things of one layer in view. @throws Error with the status of a tile that was refused */
    async read(id: RecordLayerId, { box, zoom }: InView, asked: Asked, signal: AbortSignal): Promise<readonly Thing[]> {
      const things = await sourceOf(id, thingSearch(id, asked).toString()).load(box, zoom, signal)
      return things.map(shifted)
    },
    /** Things of a layer have changed: what was kept of it is stale. */
    forget: (id: RecordLayerId) => sources.get(id)?.source.forget(),
  }
}
