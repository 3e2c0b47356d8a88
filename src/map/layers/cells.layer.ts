import type { Layer } from '@deck.gl/core'
import { SolidPolygonLayer } from '@deck.gl/layers'
import { classOf, type MapCell } from '../things/cells'
import { cellColour } from './cell-colour'

export interface CellStyle {
  /** Of the highest class. */
  readonly colour: string
  /** What the lowest class comes near to. */
  readonly ground: string
  /** Least count of each class. */
  readonly edges: readonly number[]
  readonly opacity: number
}

/** Part of a cell that is filled: a seam of ground between two of one class lets them be counted. */
const FILLED = 0.93

/** Cells of an even grid, coloured by how many things lie in them. */
export function cellsLayer(id: string, cells: readonly MapCell[], style: CellStyle): Layer[] {
  if (cells.length === 0) return []
  const { edges, colour, ground, opacity } = style
  return [
    new SolidPolygonLayer<MapCell>({
      id,
      data: cells as MapCell[],
      getPolygon: ({ ring, lng, lat }) =>
        ring.map(([x, y]) => [lng + (x - lng) * FILLED, lat + (y - lat) * FILLED]) as never,
      getFillColor: cell => [...cellColour(classOf(cell.count, edges), edges.length, style), 205] as never,
      opacity,
      updateTriggers: { getFillColor: [colour, ground, edges.join()] },
      parameters: { depthCompare: 'always', depthWriteEnabled: false },
    }),
  ]
}
