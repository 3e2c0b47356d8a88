import type { LayerSpecification } from 'maplibre-gl'
import { createFlatMap, type FlatMapPlace } from '@/map/flat-map'
import { deskColours, deskMapColours } from '@/ui/tokens'
import { type DrawnShape, drawingFeatures, drawingLabels, drawingLayers, drawingSource } from './drawing-layers'

interface RoomMapOptions extends FlatMapPlace {
  /** A place of the ground was chosen: the next corner. */
  readonly onPlace: (lng: number, lat: number) => void
}

export interface RoomMap {
  readonly setDrawings: (drawings: readonly DrawnShape[]) => void
  /** What is being drawn: its corners so far. */
  readonly setSketch: (sketch: Pick<DrawnShape, 'shape' | 'corners'>) => void
  readonly destroy: () => void
}

const sketchLayers: readonly LayerSpecification[] = [
  {
    id: 'sketch-line',
    type: 'line',
    source: 'sketch',
    paint: { 'line-color': deskColours.text, 'line-width': 2, 'line-dasharray': [2, 2] },
  },
  {
    id: 'sketch-corner',
    type: 'circle',
    source: 'sketch',
    paint: { 'circle-radius': 5, 'circle-color': deskColours.surface, 'circle-stroke-width': 2 },
  },
]

/** The room's map: the ground, what is drawn on it, and what is being drawn. */
export async function createRoomMap({ onPlace, ...place }: RoomMapOptions): Promise<RoomMap> {
  const { map, shift, fill, setNames, destroy } = await createFlatMap({
    ...place,
    colours: deskMapColours,
    zoom: 10.6,
    sources: [drawingSource, 'sketch'],
    layers: [...drawingLayers, ...sketchLayers],
  })
  map.getCanvas().style.cursor = 'crosshair'
  map.on('click', ({ lngLat }) => onPlace(...shift.from([lngLat.lng, lngLat.lat])))

  return {
    setDrawings(drawings) {
      fill(drawingSource, drawingFeatures(drawings, shift.to))
      setNames(drawingLabels(drawings, shift.to))
    },
    setSketch({ shape, corners }) {
      const placed = corners.map(corner => [...shift.to(corner)])
      const line = shape === 'area' && placed.length > 2 ? [...placed, placed[0] ?? []] : placed
      const feature = (geometry: GeoJSON.Geometry) => ({ type: 'Feature' as const, properties: {}, geometry })
      fill('sketch', [
        ...(line.length > 1 ? [feature({ type: 'LineString', coordinates: line })] : []),
        ...placed.map(coordinates => feature({ type: 'Point', coordinates })),
      ])
    },
    destroy,
  }
}
