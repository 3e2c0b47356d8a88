import type { Layer } from '@deck.gl/core'
import { PathLayer, ScatterplotLayer, SolidPolygonLayer } from '@deck.gl/layers'
import { colours, rgb } from '../../../ui/tokens'
import { type DrawnShape, drawingColours } from '../../emergency'

type Lifted = readonly [lng: number, lat: number, metres: number]

/** What the incident room has drawn, on the relief: areas thinly filled, lines, points as discs; seen through hills. */
export function drawnLayers(
  drawings: readonly DrawnShape[],
  heightAt: (lng: number, lat: number) => number,
  unit: number,
): Layer[] {
  const lifted = drawings.map(({ kind, shape, corners }) => {
    const path = corners.map(([lng, lat]): Lifted => [lng, lat, heightAt(lng, lat)])
    const [first] = path
    return { shape, path: shape === 'area' && first ? [...path, first] : path, ink: rgb(colours[drawingColours[kind]]) }
  })
  type Drawn = (typeof lifted)[number]
  const of = (shape: Drawn['shape']) => lifted.filter(each => each.shape === shape)
  const parameters = { depthCompare: 'always', depthWriteEnabled: false } as const
  if (lifted.length === 0) return []
  return [
    new SolidPolygonLayer<Drawn>({
      id: 'drawn-areas',
      data: of('area'),
      getPolygon: each => each.path as never,
      getFillColor: each => [...each.ink, 48],
      parameters,
    }),
    new PathLayer<Drawn>({
      id: 'drawn-lines',
      data: [...of('area'), ...of('line')],
      getPath: each => each.path as never,
      getColor: each => [...each.ink, 235],
      getWidth: 4 * unit,
      widthUnits: 'pixels',
      billboard: true,
      jointRounded: true,
      capRounded: true,
      parameters,
    }),
    new ScatterplotLayer<Drawn>({
      id: 'drawn-points',
      data: of('point'),
      getPosition: each => each.path[0] as never,
      getFillColor: each => [...each.ink, 255],
      getLineColor: [...rgb(colours.bg), 255],
      getRadius: 11 * unit,
      radiusUnits: 'pixels',
      stroked: true,
      getLineWidth: 3 * unit,
      lineWidthUnits: 'pixels',
      billboard: true,
      parameters,
    }),
  ]
}
