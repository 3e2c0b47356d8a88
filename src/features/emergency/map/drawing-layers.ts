import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl'
import type { MapLabel } from '@/map/labels/label-overlay'
import { type Colour, deskColours } from '@/ui/tokens'
import type { Drawing } from '../domain/room/drawing'
import type { DrawingKind } from '../domain/room/words'

/** What of a drawing is drawn. */
export type DrawnShape = Pick<Drawing, 'number' | 'shape' | 'kind' | 'label' | 'corners'>
type Shift = (place: readonly [number, number]) => readonly [number, number]

/** Never red, which is a lamp's. */
export const drawingColours: Readonly<Record<DrawingKind, Colour>> = {
  cordon: 'orange',
  'command-post': 'text',
  route: 'data4',
  staging: 'data3',
  flooded: 'blue',
  shelter: 'data2',
  other: 'muted',
}

const ink: ExpressionSpecification = ['get', 'colour']

/** The source that drawings are in, and how a desk's map draws it: areas thinly filled, lines, points as discs. */
export const drawingSource = 'drawings'
export const drawingLayers: readonly LayerSpecification[] = [
  {
    id: 'drawn-area',
    type: 'fill',
    source: drawingSource,
    filter: ['==', ['geometry-type'], 'Polygon'],
    paint: { 'fill-color': ink, 'fill-opacity': 0.16 },
  },
  {
    id: 'drawn-line',
    type: 'line',
    source: drawingSource,
    filter: ['!=', ['geometry-type'], 'Point'],
    layout: { 'line-cap': 'round', 'line-join': 'round' },
    paint: { 'line-color': ink, 'line-width': 3 },
  },
  {
    id: 'drawn-point',
    type: 'circle',
    source: drawingSource,
    filter: ['==', ['geometry-type'], 'Point'],
    paint: {
      'circle-radius': 7,
      'circle-color': ink,
      'circle-stroke-color': deskColours.surface,
      'circle-stroke-width': 2,
    },
  },
]

function geometryOf({ shape, corners }: Pick<DrawnShape, 'shape' | 'corners'>, to: Shift): GeoJSON.Geometry {
  const placed = corners.map(corner => [...to(corner)])
  const [first = []] = placed
  if (shape === 'point') return { type: 'Point', coordinates: first }
  if (shape === 'line') return { type: 'LineString', coordinates: placed }
  return { type: 'Polygon', coordinates: [[...placed, first]] }
}

export const drawingFeatures = (drawings: readonly DrawnShape[], to: Shift): GeoJSON.Feature[] =>
  drawings.map(each => ({
    type: 'Feature',
    properties: { colour: deskColours[drawingColours[each.kind]] },
    geometry: geometryOf(each, to),
  }))

/** The name of each drawing, in the middle of its corners. */
export const drawingLabels = (
  drawings: readonly DrawnShape[],
  to: Shift,
  heightAt: (lng: number, lat: number) => number = () => 0,
): MapLabel[] =>
  drawings.map(({ number, shape, label, corners }) => {
    const mean = (axis: 0 | 1) => corners.reduce((sum, corner) => sum + corner[axis], 0) / corners.length
    const [lng, lat] = to([mean(0), mean(1)])
    return {
      id: `drawing ${number}`,
      kind: 'name',
      // The name of a point stands below its disc, not on it.
      className: shape === 'point' ? 'map-drawing map-drawing-point' : 'map-drawing',
      lng,
      lat,
      lift: heightAt(lng, lat),
      text: label,
    }
  })
