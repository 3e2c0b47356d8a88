import type { Layer } from '@deck.gl/core'
import { PathLayer, SolidPolygonLayer } from '@deck.gl/layers'
import { mix, type Rgb, rgb } from '../../shared/colour'
import type { LngLat } from '../../shared/geo/geometry'
import type { MapColours } from '../map-colours'
import type { Polygon } from '../terrain/polygons'

export interface AreaShape {
  readonly code: string
  readonly polygons: readonly Polygon[]
  /** 0 to 1 between the lowest and the highest of all; null where there is no value. */
  readonly share: number | null
}

export interface AreaStyle {
  readonly colours: MapColours
  /** Metres that the highest stands above the lowest; 0 lies flat. */
  readonly height: number
  readonly opacity: number
  readonly picked: string | null
  readonly mark: string
  /** Layer of the ground's style below which areas lie while they are flat. */
  readonly below?: string | undefined
}

/** Five classes of one hue, from the ramp's low end to its high one. */
export const areaClass = (share: number): number => Math.min(4, Math.floor(share * 5))
export const classColour = (colours: MapColours, place: number): Rgb =>
  mix(rgb(colours.rampLow), rgb(colours.rampHigh), (place + 0.35) / 5)

/** Metres at which an area's top lies: even the lowest stands up a little. */
export const reliefRise = (height: number, share: number | null): number => height * (0.12 + 0.88 * (share ?? 0))

interface Part {
  readonly code: string
  readonly polygon: Polygon
  readonly share: number | null
}

const fillOf = (share: number | null, colours: MapColours): [number, number, number, number] =>
  share === null ? [...rgb(colours.neighbour), 120] : [...classColour(colours, areaClass(share)), 255]

/** `beforeId` is read by the overlay, which knows more than a layer's own properties. */
const flatBelow = (beforeId: string | undefined): object => ({
  ...(beforeId ? { beforeId } : {}),
  parameters: { depthCompare: 'always', depthWriteEnabled: false },
})

/** Areas in colour, as low relief where they have a height. */
export function areasLayer(id: string, areas: readonly AreaShape[], style: AreaStyle): Layer[] {
  const { colours, height, opacity, picked, mark, below } = style
  const parts: Part[] = areas.flatMap(({ code, polygons, share }) =>
    polygons.map(polygon => ({ code, polygon, share })),
  )
  const isRelief = height > 0
  const rise = (share: number | null) => (isRelief ? reliefRise(height, share) : 0)
  const rims = parts.filter(part => part.code === picked)
  return [
    new SolidPolygonLayer<Part>({
      id,
      data: parts,
      getPolygon: part => part.polygon as never,
      extruded: isRelief,
      getElevation: part => rise(part.share),
      getFillColor: part => fillOf(part.share, colours),
      opacity,
      material: { ambient: 0.75, diffuse: 0.35, shininess: 8 },
      updateTriggers: { getElevation: height, getFillColor: colours.rampLow },
      ...(isRelief ? {} : flatBelow(below)),
    }),
    new PathLayer<{ path: readonly (readonly number[])[] }>({
      id: `${id}-picked`,
      data: rims.flatMap(({ polygon, share }) =>
        polygon.map(ring => ({ path: ring.map(([lng, lat]: LngLat) => [lng, lat, rise(share) * 1.02]) })),
      ),
      getPath: rim => rim.path as never,
      getColor: [...rgb(mark), 255],
      getWidth: 2.5,
      widthUnits: 'pixels',
      parameters: { depthCompare: 'always', depthWriteEnabled: false },
    }),
  ]
}
