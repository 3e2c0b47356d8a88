import type { ExpressionSpecification, LayerSpecification, StyleSpecification } from 'maplibre-gl'
import type { MapColours } from '../map-colours'

interface OwnBasemap {
  readonly colours: MapColours
  /** Addresses on our own server. */
  readonly urls: { readonly districts: string; readonly basemap?: string; readonly province?: string }
  /** Pixels of one unit of the screen: lines follow its size. */
  readonly unit: number
}

/** Layers of a foreign kind (areas in colour) go below this one, so that streets stay readable on them. */
export const belowStreets = 'street-casing'

/** Width of a line by zoom, in units of the screen. */
const widths = (unit: number, ...stops: readonly (readonly [zoom: number, width: number])[]): ExpressionSpecification =>
  [
    'interpolate',
    ['exponential', 1.45],
    ['zoom'],
    ...stops.flatMap(([zoom, width]) => [zoom, width * unit]),
  ] as unknown as ExpressionSpecification

/** Our own basemap: real districts, a generated city on them. One style for the dark wall and the light desk. */
export function ownBasemap({ colours, urls, unit }: OwnBasemap): StyleSpecification {
  const w = (...stops: readonly (readonly [number, number])[]) => widths(unit, ...stops)
  return {
    version: 8,
    sources: {
      districts: { type: 'geojson', data: urls.districts },
      city: { type: 'geojson', data: urls.basemap ?? nothing, tolerance: 0.3, maxzoom: 15 },
      ...(urls.province ? { province: { type: 'geojson', data: urls.province } as const } : {}),
    },
    layers: [
      { id: 'ground', type: 'background', paint: { 'background-color': colours.ground } },
      ...(urls.province ? [provinceEdge(colours, unit)] : []),
      { id: 'land', type: 'fill', source: 'districts', paint: { 'fill-color': colours.land } },
      fill('built', colours.built),
      fill('green', colours.green),
      fill('lake', colours.water, ['==', ['get', 'cls'], 'lake'], 'water'),
      {
        id: 'river',
        type: 'line',
        source: 'city',
        filter: ['==', ['get', 'cls'], 'river'],
        layout: { 'line-cap': 'round', 'line-join': 'round' },
        paint: { 'line-color': colours.water, 'line-width': w([7, 1.4], [10, 4], [13, 13], [16, 70]) },
      },
      { ...fill('block', colours.block), minzoom: 12.5 },
      ...streets(colours, w),
      {
        id: 'district-edge',
        type: 'line',
        source: 'districts',
        paint: {
          'line-color': colours.border,
          'line-opacity': 0.75,
          'line-width': w([7, 0.8], [12, 1.8]),
          'line-dasharray': [4, 1.5],
        },
      },
    ],
  }
}

const nothing = { type: 'FeatureCollection' as const, features: [] }

const fill = (id: string, colour: string, filter?: ExpressionSpecification, kind = id): LayerSpecification => ({
  id,
  type: 'fill',
  source: 'city',
  filter: filter ?? ['==', ['get', 'kind'], kind],
  paint: { 'fill-color': colour, 'fill-antialias': true },
})

const provinceEdge = (colours: MapColours, unit: number): LayerSpecification => ({
  id: 'province-edge',
  type: 'line',
  source: 'province',
  paint: { 'line-color': colours.border, 'line-opacity': 0.3, 'line-width': 1.5 * unit },
})

/** Casings first, then the streets by rank, so that the greater ones lie on top. */
function streets(
  colours: MapColours,
  w: (...stops: readonly (readonly [number, number])[]) => ExpressionSpecification,
): LayerSpecification[] {
  const great = ['ring', 'radial', 'outer']
  const line = (
    id: string,
    classes: readonly string[],
    colour: string,
    width: ExpressionSpecification,
    minzoom: number,
  ): LayerSpecification => ({
    id,
    type: 'line',
    source: 'city',
    minzoom,
    filter: ['in', ['get', 'cls'], ['literal', [...classes]]],
    layout: { 'line-cap': 'round', 'line-join': 'round' },
    paint: { 'line-color': colour, 'line-width': width },
  })
  return [
    line(belowStreets, ['minor'], colours.casing, w([12, 0.6], [14, 3], [17, 15]), 12.2),
    line('country-casing', ['country'], colours.casing, w([8, 0.7], [12, 2.4], [16, 13]), 8.5),
    line('main-casing', ['main'], colours.casing, w([11, 0.5], [12, 2.2], [16, 19]), 11),
    line('great-casing', great, colours.casing, w([7, 1.5], [10, 3], [13, 5], [16, 20]), 7),
    line('minor', ['minor'], colours.street, w([13, 0.8], [14, 1.8], [17, 12]), 12.8),
    line('country', ['country'], colours.street, w([9, 0.6], [12, 1.6], [16, 11]), 9),
    line('main', ['main'], colours.street, w([9.5, 0.5], [11, 1], [12, 1.5], [16, 16]), 9.5),
    line('great', great, colours.road, w([7, 0.8], [10, 1.7], [13, 3.4], [16, 16]), 7),
  ]
}
