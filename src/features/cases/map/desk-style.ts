import type { StyleSpecification } from 'maplibre-gl'
import { deskColours } from '@/ui/tokens'

const boundaries = (level: string) => ({
  type: 'geojson' as const,
  data: `/api/v1/areas/boundaries/${level}.geojson`,
})
const empty = { type: 'geojson' as const, data: { type: 'FeatureCollection' as const, features: [] } }

/** The ground of the desk's map in light greys: districts, streets from near, cases by how their clock stands. */
export function deskMapStyle(): StyleSpecification {
  const { bg, surface, line, muted, red, orange, blue, data1, text } = deskColours
  return {
    version: 8,
    sources: {
      districts: boundaries('districts'),
      streets: boundaries('streets'),
      cases: empty,
      chosen: empty,
      place: empty,
    },
    layers: [
      { id: 'ground', type: 'background', paint: { 'background-color': bg } },
      { id: 'land', type: 'fill', source: 'districts', paint: { 'fill-color': surface } },
      {
        id: 'street-edges',
        type: 'line',
        source: 'streets',
        minzoom: 10.5,
        paint: { 'line-color': line, 'line-width': 0.8 },
      },
      { id: 'district-edges', type: 'line', source: 'districts', paint: { 'line-color': muted, 'line-width': 1 } },
      {
        id: 'cases',
        type: 'circle',
        source: 'cases',
        paint: {
          'circle-radius': ['interpolate', ['linear'], ['zoom'], 8, 3, 14, 7],
          'circle-color': ['match', ['get', 'state'], 'over', red, 'near', orange, data1],
          'circle-stroke-color': surface,
          'circle-stroke-width': 1,
        },
      },
      {
        id: 'chosen',
        type: 'circle',
        source: 'chosen',
        paint: {
          'circle-radius': 13,
          'circle-color': 'rgba(0,0,0,0)',
          'circle-stroke-color': blue,
          'circle-stroke-width': 3,
        },
      },
      {
        id: 'place',
        type: 'circle',
        source: 'place',
        paint: { 'circle-radius': 6, 'circle-color': text, 'circle-stroke-color': surface, 'circle-stroke-width': 2 },
      },
    ],
  }
}
