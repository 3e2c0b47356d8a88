import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl'
import { deskColours } from '@/ui/tokens'

const { surface, red, orange, yellow, blue, muted, data1, text } = deskColours

/** A warning's colour by its level, as its signal has it; unknown levels are grey. */
const ofLevel: ExpressionSpecification = [
  'match',
  ['coalesce', ['get', 'level'], 0],
  1,
  red,
  2,
  orange,
  3,
  yellow,
  4,
  blue,
  muted,
]

/** What lies on the ground of the desk's map, by the source that each is drawn from. */
export const caseLayers: readonly (LayerSpecification & { readonly source: CaseSource })[] = [
  { id: 'warned', type: 'fill', source: 'warnings', paint: { 'fill-color': ofLevel, 'fill-opacity': 0.12 } },
  {
    id: 'warned-edge',
    type: 'line',
    source: 'warnings',
    paint: { 'line-color': ofLevel, 'line-width': 2, 'line-dasharray': [3, 2] },
  },
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

export const caseSources = ['warnings', 'cases', 'chosen', 'place'] as const
export type CaseSource = (typeof caseSources)[number]
