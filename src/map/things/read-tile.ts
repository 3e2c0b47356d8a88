import { VectorTile, type VectorTileFeature } from '@mapbox/vector-tile'
import { PbfReader } from 'pbf'
import type { LngLat } from '../../shared/geo/geometry'
import type { Shape, Thing } from './thing'
import { placeInTile, type TileName, tilesOver } from './tile-cover'

type Facts = Thing['facts']

/**
 * Things of a vector tile. Points count; what lies on the margin around the tile belongs to its neighbour and is left
 * to it, so that nothing counts twice. Shapes come from a layer of their own and count nothing.
 */
export function readTile(bytes: ArrayBuffer, tile: TileName, layer: string, tileLayer: string): Thing[] {
  if (bytes.byteLength === 0) return []
  const { layers } = new VectorTile(new PbfReader(new Uint8Array(bytes)))
  const things: Thing[] = []
  const points = layers[tileLayer]
  for (let at = 0; at < (points?.length ?? 0); at++) {
    const feature = points?.feature(at)
    const place = feature?.loadGeometry()[0]?.[0]
    if (!feature || !place) continue
    const { extent } = feature
    if (place.x < 0 || place.y < 0 || place.x >= extent || place.y >= extent) continue
    const [lng, lat] = placeInTile(tile, place.x / extent, place.y / extent)
    const { id, count, facts } = told(feature.properties as Facts)
    things.push({ layer, lng, lat, count, facts: withCell(facts, lng, lat), ...(id ? { id } : {}) })
  }
  const shapes = layers[`${tileLayer}-shapes`]
  for (let at = 0; at < (shapes?.length ?? 0); at++) {
    const feature = shapes?.feature(at)
    const shape = feature && shapeOf(feature, tile)
    const first = shape?.kind === 'line' ? shape.lines[0]?.[0] : shape?.rings[0]?.[0]
    if (!feature || !shape || !first) continue
    const { id, facts } = told(feature.properties as Facts)
    things.push({ layer, lng: first[0], lat: first[1], count: 0, facts, shape, ...(id ? { id } : {}) })
  }
  return things
}

/** The cell that several stand for is told where they share one spot; else it is the one of their level around them. */
function withCell(facts: Facts, lng: number, lat: number): Facts {
  if (facts.level === undefined || facts.cell !== undefined) return facts
  const [cell] = tilesOver([lng, lat, lng, lat], Number(facts.level))
  return cell ? { ...facts, cell: `${cell.z}/${cell.x}/${cell.y}` } : facts
}

function told({ count, id, ...facts }: Facts): Pick<Thing, 'count' | 'id' | 'facts'> {
  return { count: Number(count ?? 1), facts, ...(typeof id === 'string' && id !== '' ? { id } : {}) }
}

function shapeOf(feature: VectorTileFeature, tile: TileName): Shape | null {
  const parts = feature
    .loadGeometry()
    .map(part => part.map(({ x, y }): LngLat => placeInTile(tile, x / feature.extent, y / feature.extent)))
  if (feature.type === 2) return { kind: 'line', lines: parts }
  if (feature.type === 3) return { kind: 'area', rings: parts }
  return null
}
