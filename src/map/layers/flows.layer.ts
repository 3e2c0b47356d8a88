import type { Layer } from '@deck.gl/core'
import { PathLayer, ScatterplotLayer } from '@deck.gl/layers'
import { rgb } from '../../shared/colour'
import type { LngLat } from '../../shared/geo/geometry'

/** How many go from one place to another. */
export interface Flow {
  readonly path: readonly LngLat[]
  readonly count: number
}

export interface FlowStyle {
  readonly colour: string
  readonly opacity: number
  /** Pixels of one unit of the screen. */
  readonly unit: number
}

/** Flows as curves as wide as their numbers, faint where they come from and full where they go. */
export function flowsLayer(id: string, flows: readonly Flow[], { colour, opacity, unit }: FlowStyle): Layer[] {
  if (flows.length === 0) return []
  const most = flows.reduce((largest, { count }) => Math.max(largest, count), 1)
  const width = (count: number) => (1.2 + 6 * Math.sqrt(count / most)) * unit
  const ink = rgb(colour)
  const parameters = { depthCompare: 'always', depthWriteEnabled: false } as const
  return [
    new PathLayer<Flow>({
      id,
      // The thin ones on top: a wide one would hide them.
      data: [...flows].sort((one, other) => other.count - one.count),
      getPath: ({ path }) => path as never,
      getColor: (({ path }: Flow) => path.map((_, at) => [...ink, 50 + (190 * at) / (path.length - 1)])) as never,
      getWidth: ({ count }) => width(count),
      widthUnits: 'pixels',
      jointRounded: true,
      opacity,
      updateTriggers: { getColor: colour, getWidth: [most, unit] },
      parameters,
    }),
    new ScatterplotLayer<Flow>({
      id: `${id}-ends`,
      data: flows as Flow[],
      getPosition: ({ path }) => path.at(-1) as never,
      getRadius: ({ count }) => 2 * unit + width(count) / 2,
      radiusUnits: 'pixels',
      getFillColor: [...ink, 255],
      opacity,
      updateTriggers: { getRadius: [most, unit] },
      parameters,
    }),
  ]
}
