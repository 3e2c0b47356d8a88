import type { LayerSpecification } from 'maplibre-gl'
import { deskColours } from '@/ui/tokens'

const { surface, red, orange, blue, data1, text } = deskColours

/** What lies on the ground of the desk's map, by the source that each is drawn from. */
export const caseLayers: readonly (LayerSpecification & { readonly source: CaseSource })[] = [
  {
    id: 'cases',
    type: 'circle',
    source: 'cases',
    paint: {
      'circle-radius': ['interpolate', ['linear'], ['zoom'], 8, 4, 14, 8],
      'circle-color': ['match', ['get', 'state'], 'over', red, 'near', orange, data1],
      'circle-stroke-color': surface,
      'circle-stroke-width': 1.5,
    },
  },
  {
    id: 'chosen',
    type: 'circle',
    source: 'chosen',
    paint: {
      'circle-radius': 14,
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
]

export const caseSources = ['cases', 'chosen', 'place'] as const
export type CaseSource = (typeof caseSources)[number]
