import type { Layer } from '@deck.gl/core'
import { IconLayer } from '@deck.gl/layers'
import { rgb } from '../../shared/colour'
import type { MapCell } from '../things/cells'
import { createSpriteSheets } from './sprite-sheet'

export interface HeatStyle {
  readonly colour: string
  /** Metres from the middle of a cell to its corner. */
  readonly edge: number
  /** The largest count of a cell in view. */
  readonly most: number
  readonly opacity: number
}

/** Cells that a glow reaches across: neighbours run into one another, far ones do not. */
const REACH = 4.4

const sheets = createSpriteSheets(() => pen => {
  const glow = pen.createRadialGradient(0, 0, 0, 0, 0, 1)
  // About a bell curve; white, so that the layer's colour is taken as it is.
  for (const [at, alpha] of [
    [0, 1],
    [0.25, 0.78],
    [0.5, 0.37],
    [0.75, 0.09],
    [1, 0],
  ] as const)
    glow.addColorStop(at, `rgba(255,255,255,${alpha})`)
  pen.fillStyle = glow
  pen.fillRect(-1, -1, 2, 2)
})

/** One glow a cell, as strong as its count on a scale of ratios; where they overlap they add up. */
export function heatLayer(id: string, cells: readonly MapCell[], { colour, edge, most, opacity }: HeatStyle): Layer[] {
  if (cells.length === 0) return []
  const { image, mapping } = sheets(['glow'])
  const strength = (count: number) => 0.2 + (0.75 * Math.log1p(count)) / Math.log1p(Math.max(1, most))
  return [
    new IconLayer<MapCell>({
      id,
      data: cells as MapCell[],
      getPosition: ({ lng, lat }) => [lng, lat],
      iconAtlas: image as never,
      iconMapping: { glow: { ...mapping.glow, mask: true } } as never,
      getIcon: () => 'glow',
      getSize: edge * REACH,
      sizeUnits: 'meters',
      billboard: false,
      getColor: ({ count }) => [...rgb(colour), Math.round(255 * strength(count))] as never,
      opacity,
      updateTriggers: { getColor: [colour, most], getSize: edge },
      parameters: { depthCompare: 'always', depthWriteEnabled: false },
    }),
  ]
}
