import type { Layer } from '@deck.gl/core'
import { PathLayer, ScatterplotLayer, SolidPolygonLayer } from '@deck.gl/layers'
import { rgb } from '../../shared/colour'
import type { LngLat } from '../../shared/geo/geometry'

const always = { depthCompare: 'always', depthWriteEnabled: false } as const

/** What a hand draws or has drawn on the map: a thin wash within an edge. */
export function outlineLayer(id: string, ring: readonly LngLat[], colour: string): Layer[] {
  if (ring.length < 3) return []
  return [
    new SolidPolygonLayer<readonly LngLat[]>({
      id: `${id}-wash`,
      data: [ring],
      getPolygon: each => each as never,
      getFillColor: [...rgb(colour), 28],
      parameters: always,
    }),
    new PathLayer<readonly LngLat[]>({
      id: `${id}-edge`,
      data: [ring],
      getPath: each => each as never,
      getColor: [...rgb(colour), 255],
      getWidth: 2,
      widthUnits: 'pixels',
      parameters: always,
    }),
  ]
}

/** Selected is an outline, never a fill: the colours under it keep their meaning. */
export function pickedLayer(id: string, place: LngLat | null, radius: number, colour: string): Layer[] {
  if (!place) return []
  return [
    new ScatterplotLayer<LngLat>({
      id,
      data: [place],
      getPosition: each => [...each] as [number, number],
      getRadius: radius,
      radiusUnits: 'pixels',
      stroked: true,
      filled: false,
      getLineColor: [...rgb(colour), 255],
      getLineWidth: 3,
      lineWidthUnits: 'pixels',
      parameters: always,
    }),
  ]
}

/** A circle of so many metres around a place, as a ring. */
export function circleRing([lng, lat]: LngLat, metres: number): LngLat[] {
  const [dLat, dLng] = [metres / 110_900, metres / (111_320 * Math.cos((lat * Math.PI) / 180))]
  return Array.from({ length: 73 }, (_, i) => {
    const angle = (i / 72) * Math.PI * 2
    return [lng + dLng * Math.cos(angle), lat + dLat * Math.sin(angle)] as const
  })
}
