import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl'
import { createFlatMap, type FlatMapPlace } from '@/map/flat-map'
import { bboxOf, type LngLat } from '@/shared/geo/geometry'
import { deskColours, deskMapColours } from '@/ui/tokens'
import type { ShownCell } from '../queries/census-rounds'

interface CellMapOptions extends FlatMapPlace {
  readonly onCell: (cell: string) => void
}

export interface CellMap {
  /** Draws the cells of a street and goes there; those of an open round cannot be chosen. */
  readonly setCells: (cells: readonly ShownCell[]) => void
  readonly setChosen: (chosen: readonly string[]) => void
  readonly destroy: () => void
}

const SOURCE = 'cells'
const byState = (chosen: string, taken: string, free: string): ExpressionSpecification => [
  'match',
  ['get', 'state'],
  'chosen',
  chosen,
  'taken',
  taken,
  free,
]
const layers: readonly LayerSpecification[] = [
  {
    id: 'cell-area',
    type: 'fill',
    source: SOURCE,
    paint: {
      'fill-color': byState(deskColours.blue, deskColours.muted, deskColours.surface),
      'fill-opacity': ['match', ['get', 'state'], 'chosen', 0.45, 'taken', 0.35, 0.15],
    },
  },
  {
    id: 'cell-line',
    type: 'line',
    source: SOURCE,
    paint: { 'line-color': byState(deskColours.blue, deskColours.muted, deskColours.text2), 'line-width': 1.5 },
  },
]

/** The unit cells of a street where they are: a click chooses one or leaves it out. */
export async function createCellMap({ onCell, ...place }: CellMapOptions): Promise<CellMap> {
  const { map, shift, fill, setNames, destroy } = await createFlatMap({
    ...place,
    colours: deskMapColours,
    zoom: 11,
    sources: [SOURCE],
    layers,
  })
  let cells: readonly ShownCell[] = []
  let chosen: ReadonlySet<string> = new Set()
  const placed = (ring: readonly LngLat[]) => ring.map(corner => [...shift.to(corner)])
  const draw = () =>
    fill(
      SOURCE,
      cells.map(({ cell, takenBy, outline }) => ({
        type: 'Feature',
        properties: { cell, state: takenBy ? 'taken' : chosen.has(cell) ? 'chosen' : 'free' },
        geometry:
          outline.type === 'Polygon'
            ? { type: 'Polygon', coordinates: outline.coordinates.map(placed) }
            : { type: 'MultiPolygon', coordinates: outline.coordinates.map(each => each.map(placed)) },
      })),
    )
  map.on('click', 'cell-area', ({ features }) => {
    const cell = features?.[0]?.properties.cell
    if (typeof cell === 'string' && cells.some(each => each.cell === cell && each.takenBy === null)) onCell(cell)
  })
  const point = (cursor: string) => () => {
    map.getCanvas().style.cursor = cursor
  }
  map.on('mouseenter', 'cell-area', point('pointer'))
  map.on('mouseleave', 'cell-area', point(''))
  return {
    setCells(next) {
      cells = next
      draw()
      const boxes = next.map(({ outline }) => bboxOf(outline))
      setNames(
        next.flatMap(({ cell, things }, at) => {
          if (things === 0) return []
          const [west, south, east, north] = boxes[at] ?? [0, 0, 0, 0]
          const [lng, lat] = shift.to([(west + east) / 2, (south + north) / 2])
          const text = String(things)
          return [{ id: `cell ${cell}`, kind: 'name' as const, className: 'map-name-street', lng, lat, lift: 0, text }]
        }),
      )
      if (boxes.length === 0) return
      const corner = (axis: 0 | 1 | 2 | 3, pick: (...values: number[]) => number) =>
        pick(...boxes.map(box => box[axis]))
      const [southWest, northEast] = [
        shift.to([corner(0, Math.min), corner(1, Math.min)]),
        shift.to([corner(2, Math.max), corner(3, Math.max)]),
      ]
      map.fitBounds([...southWest, ...northEast] as [number, number, number, number], { padding: 24, duration: 0 })
    },
    setChosen(next) {
      chosen = new Set(next)
      draw()
    },
    destroy,
  }
}
