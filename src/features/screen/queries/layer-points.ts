import { clock } from '@/platform/current-clock'
import { database } from '@/platform/db/client'
import { logBounds } from '@/platform/events/data/read-events'
import { lookAt, scopeOf } from '../../areas'
import { currentCity } from '../../areas/server'
import { openThings, type ThingFilter } from '../data/layers.queries'
import { pathsOf } from '../domain/shape-paths'
import type { LayerPoints, MapLayer } from '../domain/snapshot'

/**
 * The open things of a layer as columns, with the event up to which they are true. `total` counts those without a
 * place as well, so that legend, list and map can be checked against one another.
 * @throws Problem 400 `unknown-area`
 */
export async function layerPoints(
  layer: MapLayer,
  area: string | undefined,
  filter: ThingFilter,
): Promise<LayerPoints> {
  const city = currentCity()
  const look = lookAt(clock().now(), city.timezone, scopeOf(city, area))
  const { seq, rows } = await database().begin('isolation level repeatable read read only', async sql => ({
    seq: (await logBounds(sql)).newest,
    rows: await openThings(sql, look, layer, filter),
  }))
  const placed = rows.filter(row => row.lng !== null && row.lat !== null)
  return {
    layer,
    seq,
    total: rows.length,
    withoutPlace: rows.length - placed.length,
    ids: placed.map(row => row.id),
    lng: placed.map(row => row.lng ?? 0),
    lat: placed.map(row => row.lat ?? 0),
    status: placed.map(row => row.status ?? ''),
    at: placed.map(row => row.at?.toISOString() ?? null),
    paths: layer === 'permits' ? placed.map(row => pathsOf(row.geometry)) : [],
  }
}
