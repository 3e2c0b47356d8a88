import { createHash } from 'node:crypto'
import { singleton } from '@/platform/singleton'
import { type City, parseAreaQuery } from '../../areas'
import { currentCity } from '../../areas/server'
import { shapeOf } from '../domain/table/shapes'
import { type AreaShape, buildAreaTile } from '../domain/tile/build-area-tile'
import type { TileAddress } from '../domain/tile/tile-address'
import type { MapTile } from './map-tile'

const shapesByKind = () => singleton('area-shapes', () => new Map<string, readonly AreaShape[]>())

function areaShapes(city: City, kind: string): readonly AreaShape[] {
  const key = `${city.key}/${kind}`
  const known = shapesByKind().get(key)
  if (known) return known
  const made = [...city.areas.values()]
    .filter(area => area.kind === kind)
    .flatMap(area => {
      const shape = shapeOf(city.geometry(area.code))
      return shape ? [{ area, shape }] : []
    })
  shapesByKind().set(key, made)
  return made
}

/** Areas of one kind (districts when none is named), as lists of areas take `kind` and `parent`. */
export function areaTile(tile: TileAddress, search: URLSearchParams): MapTile {
  const city = currentCity()
  const wanted = new URLSearchParams([...search].filter(([name]) => name !== 'v' && name !== 'at' && name !== 'known'))
  const { kind = 'district', parent } = parseAreaQuery(wanted)
  const shapes = areaShapes(city, kind).filter(each => parent === undefined || each.area.parent === parent)
  const body = buildAreaTile(shapes, tile)
  const etag = `"${createHash('sha1').update(body).digest('base64url')}"`
  return { etag, seq: 0, body: () => body }
}
