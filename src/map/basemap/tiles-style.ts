import type { LayerSpecification, StyleSpecification } from 'maplibre-gl'
import type { MapColours } from '../map-colours'

interface TilesBasemap {
  readonly colours: MapColours
  /** `pmtiles://` and the address of the file on our own server. */
  readonly url: string
  readonly districts: string
  readonly credit: string | null
  readonly unit: number
}

/**
 * A file of vector tiles in our colours. Reads the layer names of the two schemas that files of a whole region come
 * in, Protomaps' and OpenMapTiles'; a layer that a file lacks draws nothing.
 */
export function tilesBasemap({ colours, url, districts, credit, unit }: TilesBasemap): StyleSpecification {
  const fill = (layer: string, colour: string): LayerSpecification => ({
    id: `tiles-${layer}`,
    type: 'fill',
    source: 'tiles',
    'source-layer': layer,
    filter: ['==', ['geometry-type'], 'Polygon'],
    paint: { 'fill-color': colour },
  })
  const line = (id: string, layer: string, colour: string, width: number): LayerSpecification => ({
    id,
    type: 'line',
    source: 'tiles',
    'source-layer': layer,
    layout: { 'line-cap': 'round', 'line-join': 'round' },
    paint: {
      'line-color': colour,
      'line-width': [
        'interpolate',
        ['exponential', 1.45],
        ['zoom'],
        7,
        0.5 * unit,
        12,
        width * unit,
        16,
        width * 7 * unit,
      ],
    },
  })
  return {
    version: 8,
    sources: {
      tiles: { type: 'vector', url, ...(credit ? { attribution: credit } : {}) },
      districts: { type: 'geojson', data: districts },
    },
    layers: [
      { id: 'ground', type: 'background', paint: { 'background-color': colours.ground } },
      { id: 'land', type: 'fill', source: 'districts', paint: { 'fill-color': colours.land } },
      fill('earth', colours.land),
      fill('landuse', colours.built),
      fill('landcover', colours.green),
      fill('park', colours.green),
      fill('water', colours.water),
      line('waterway', 'waterway', colours.water, 1.2),
      fill('buildings', colours.block),
      fill('building', colours.block),
      line('street-casing', 'roads', colours.casing, 2.4),
      line('street', 'roads', colours.street, 1.5),
      line('transport-casing', 'transportation', colours.casing, 2.4),
      line('transport', 'transportation', colours.street, 1.5),
      {
        id: 'district-edge',
        type: 'line',
        source: 'districts',
        paint: { 'line-color': colours.border, 'line-width': 1.2 * unit, 'line-dasharray': [4, 1.5] },
      },
    ],
  }
}
