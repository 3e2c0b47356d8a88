import { VectorTile } from '@mapbox/vector-tile'
import { PbfReader } from 'pbf'

export interface ReadFeature {
  readonly properties: Readonly<Record<string, string | number | boolean>>
  /** Paths of points in pixels of the tile. */
  readonly geometry: readonly (readonly { readonly x: number; readonly y: number }[])[]
  readonly type: 0 | 1 | 2 | 3
}

/** What another reader finds in a tile, by layer. */
export function readTile(bytes: Uint8Array): Record<string, ReadFeature[]> {
  const tile = new VectorTile(new PbfReader(bytes))
  return Object.fromEntries(
    Object.entries(tile.layers).map(([name, layer]) => [
      name,
      Array.from({ length: layer.length }, (_, at) => {
        const feature = layer.feature(at)
        return { properties: feature.properties, geometry: feature.loadGeometry(), type: feature.type }
      }),
    ]),
  )
}

/** Σ `count` over all features of a tile. */
export const sumOfCounts = (bytes: Uint8Array): number =>
  Object.values(readTile(bytes))
    .flat()
    .reduce((sum, { properties }) => sum + Number(properties.count), 0)
