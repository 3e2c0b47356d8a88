import type { Layer } from '@deck.gl/core'
import { PathLayer, SolidPolygonLayer } from '@deck.gl/layers'
import { rgb } from '../../shared/colour'
import type { LngLat } from '../../shared/geo/geometry'
import type { Thing } from '../things/thing'

export interface ShapeStyle {
  readonly colour: (thing: Thing) => string
  /** Of an area's edge, where that is another. */
  readonly edge?: (thing: Thing) => string
  /** How much an area's ground is covered, 0 to 1. */
  readonly fill?: number
  /** Pixels. */
  readonly width: number
  readonly opacity: number
}

interface Line {
  readonly thing: Thing
  readonly path: readonly LngLat[]
}

/** Works, pipes and zones by their own extent: areas filled thinly with an edge, lines as wide as they can be seen. */
export function shapesLayer(
  id: string,
  things: readonly Thing[],
  { colour, edge = colour, fill = 0.235, width, opacity }: ShapeStyle,
): Layer[] {
  const lines: Line[] = things.flatMap(thing =>
    thing.shape?.kind === 'line' ? thing.shape.lines.map(path => ({ thing, path })) : [],
  )
  const areas = things.flatMap(thing => (thing.shape?.kind === 'area' ? [{ thing, rings: thing.shape.rings }] : []))
  const edges: Line[] = areas.flatMap(({ thing, rings }) => rings.map(path => ({ thing, path })))
  const tinted = (hex: string, alpha: number) => [...rgb(hex), alpha] as [number, number, number, number]
  const parameters = { depthCompare: 'always', depthWriteEnabled: false } as const
  const layers: Layer[] = []
  if (areas.length > 0)
    layers.push(
      new SolidPolygonLayer<(typeof areas)[number]>({
        id: `${id}-areas`,
        data: areas,
        getPolygon: area => area.rings as never,
        getFillColor: area => tinted(colour(area.thing), Math.round(255 * fill)),
        opacity,
        parameters,
      }),
    )
  const all = [...edges, ...lines]
  if (all.length > 0)
    layers.push(
      new PathLayer<Line>({
        id: `${id}-lines`,
        data: all,
        getPath: line => line.path as never,
        getColor: line => tinted(line.thing.shape?.kind === 'area' ? edge(line.thing) : colour(line.thing), 235),
        getWidth: width,
        widthUnits: 'pixels',
        jointRounded: true,
        capRounded: true,
        opacity,
        parameters,
      }),
    )
  return layers
}
