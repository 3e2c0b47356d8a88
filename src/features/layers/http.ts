import { type Context, Hono } from 'hono'
import type { ApiEnv } from '@/platform/http/api-env'
import { scopedSearch } from '../areas'
import { currentCity } from '../areas/server'
import { areaTile } from './queries/area-tile'
import { mapAround } from './queries/map-around'
import { mapCells } from './queries/map-cells'
import { mapDays } from './queries/map-days'
import { mapFlows } from './queries/map-flows'
import { mapLegend } from './queries/map-legend'
import { mapProve } from './queries/map-prove'
import { mapThings } from './queries/map-things'
import { mapTile, tileAddress } from './queries/map-tile'

/** What is asked, of an area that whoever asks may see. @throws Problem 403 `scope` */
const searchOf = (context: Context<ApiEnv>) =>
  scopedSearch(context.get('actor'), currentCity(), new URL(context.req.url).searchParams)

/** Asked again each time: what a map shows is no older than its answer. */
const fresh = { 'cache-control': 'no-store' }

/** The map: tiles, cells, legends, and the things behind them. */
export const layerRoutes = new Hono<ApiEnv>()
  .get('/tiles/:layer/:z/:x/:y{[0-9]+\\.mvt}', async context => {
    const { layer, z, x, y } = context.req.param()
    const address = tileAddress(z, x, y.replace('.mvt', ''))
    const tile =
      layer === 'areas'
        ? areaTile(address, new URL(context.req.url).searchParams)
        : await mapTile(layer, address, searchOf(context))
    const headers = { etag: tile.etag, 'cache-control': 'no-cache', 'x-map-seq': String(tile.seq) }
    if (context.req.header('if-none-match') === tile.etag) return context.body(null, 304, headers)
    return context.body(tile.body() as Uint8Array<ArrayBuffer>, 200, {
      ...headers,
      'content-type': 'application/vnd.mapbox-vector-tile',
    })
  })
  .get('/map/cells/:layer', async context =>
    context.json(await mapCells(context.req.param('layer'), searchOf(context)), 200, fresh),
  )
  .get('/map/flows/:layer', async context =>
    context.json(await mapFlows(context.req.param('layer'), searchOf(context)), 200, fresh),
  )
  .get('/map/layers', async context =>
    context.json({ items: await mapLegend(searchOf(context)), next: null }, 200, fresh),
  )
  .get('/map/things/:layer', async context =>
    context.json(await mapThings(context.req.param('layer'), searchOf(context)), 200, fresh),
  )
  .get('/map/days', async context => context.json(await mapDays(searchOf(context)), 200, fresh))
  .get('/map/around', async context => context.json(await mapAround(searchOf(context)), 200, fresh))
  .get('/map/prove', async context => context.json(await mapProve(searchOf(context)), 200, fresh))
