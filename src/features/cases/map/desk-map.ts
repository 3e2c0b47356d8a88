import { createFlatMap, type FlatMapPlace } from '@/map/flat-map'
import { deskMapColours } from '@/ui/tokens'
import { type DrawnShape, drawingFeatures, drawingLabels, drawingLayers, drawingSource } from '../../emergency'
import { type CaseSource, caseLayers, caseSources } from './case-layers'

export interface DeskPoint {
  readonly id: string
  readonly lng: number
  readonly lat: number
  readonly state: 'running' | 'near' | 'over' | 'stopped' | 'done'
}

/** A warning by its level, and the closed rings of `[lng, lat]` that it holds in. */
interface DeskWarning {
  readonly level: number | null
  readonly rings: readonly (readonly (readonly [number, number])[])[]
}

interface DeskMapOptions extends FlatMapPlace {
  readonly onSelect: (id: string) => void
  /** A point of the ground was chosen: where a new report is. */
  readonly onPoint: (lng: number, lat: number) => void
}

export interface DeskMap {
  readonly setPoints: (points: readonly DeskPoint[]) => void
  /** Rings one; goes there when it is out of sight, but not to the one the desk opens with. */
  readonly select: (id: string | null) => void
  /** Draws where warnings hold, under the cases. */
  readonly setWarnings: (warnings: readonly DeskWarning[]) => void
  /** Draws what the incident room has drawn, under the cases. */
  readonly setDrawings: (drawings: readonly DrawnShape[]) => void
  readonly mark: (place: readonly [number, number] | null) => void
  readonly destroy: () => void
}

const CLOSE = 13.2
/** Pixels around the pointer in which a case is hit. */
const REACH = 6

/** The desk's map: our ground, the queue's cases where they are, the chosen one ringed. Draws only when something changes. */
export async function createDeskMap({ onSelect, onPoint, ...place }: DeskMapOptions): Promise<DeskMap> {
  const { map, shift, fill, setNames, destroy } = await createFlatMap({
    ...place,
    colours: deskMapColours,
    zoom: 9.6,
    sources: [drawingSource, ...caseSources],
    layers: [...drawingLayers, ...caseLayers],
  })

  let shown: readonly DeskPoint[] = []
  let isFirst = true
  const draw = (source: CaseSource, points: readonly { readonly lng: number; readonly lat: number }[]) =>
    fill(
      source,
      points.map(({ lng, lat, ...properties }) => ({
        type: 'Feature',
        geometry: { type: 'Point', coordinates: [...shift.to([lng, lat])] },
        properties,
      })),
    )
  map.on('click', event => {
    const { x, y } = event.point
    const [hit] = map.queryRenderedFeatures(
      [
        [x - REACH, y - REACH],
        [x + REACH, y + REACH],
      ],
      { layers: ['cases'] },
    )
    const id = hit?.properties.id
    if (typeof id === 'string') onSelect(id)
    else onPoint(...shift.from([event.lngLat.lng, event.lngLat.lat]))
  })
  const point = (cursor: string) => () => {
    map.getCanvas().style.cursor = cursor
  }
  map.on('mouseenter', 'cases', point('pointer'))
  map.on('mouseleave', 'cases', point(''))

  return {
    setPoints: points => {
      shown = points
      draw('cases', points)
    },
    select: id => {
      const chosen = shown.find(each => each.id === id)
      draw('chosen', chosen ? [chosen] : [])
      const opens = isFirst
      isFirst = false
      if (!chosen || opens) return
      const middle = [...shift.to([chosen.lng, chosen.lat])] as [number, number]
      if (!map.getBounds().contains(middle) || map.getZoom() < CLOSE - 2)
        map.jumpTo({ center: middle, zoom: Math.max(map.getZoom(), CLOSE) })
    },
    setWarnings: warnings =>
      fill(
        'warnings',
        warnings.flatMap(({ level, rings }) =>
          rings.map(ring => ({
            type: 'Feature' as const,
            geometry: {
              type: 'Polygon' as const,
              coordinates: [ring.map(([lng, lat]) => [...shift.to([lng, lat])])],
            },
            properties: { level },
          })),
        ),
      ),
    setDrawings: drawings => {
      fill(drawingSource, drawingFeatures(drawings, shift.to))
      setNames(drawingLabels(drawings, shift.to))
    },
    mark: marked => draw('place', marked ? [{ lng: marked[0], lat: marked[1] }] : []),
    destroy,
  }
}
