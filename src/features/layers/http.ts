import { type Context, Hono } from 'hono'
import type { ApiEnv } from '@/platform/http/api-env'
import { scopedSearch } from '../areas'
import { currentCity } from '../areas/server'
import { mapAround } from './queries/map-around'
import { mapCells } from './queries/map-cells'
import { mapDays } from './queries/map-days'
import { mapFlows } from './queries/map-flows'
import { mapLegend } from './queries/map-legend'
import { mapProve } from './queries/map-prove'
import { mapThings } from './queries/map-things'
import { TILE_ROUTE, tileAnswer } from './queries/tile-answer'

/** What is asked, of an area that whoever asks may see. @throws Problem 403 `scope` */
const searchOf = (context: Context<ApiEnv>) =>
  scopedSearch(context.get('actor'), currentCity(), new URL(context.req.url).searchParams)

/** Asked again each time: what a map shows is no older than its answer. */
const fresh = { 'cache-control': 'no-store' }

/** The map: tiles, cells, legends, and the things behind them. */
export const layerRoutes = new Hono<ApiEnv>()
  .get(TILE_ROUTE, async context => {
    const { layer, z, x, y } = context.req.param()
    const search = new URL(context.req.url).searchParams
    const asked = { layer, z, x, y: y.replace('.mvt', ''), search, has: context.req.header('if-none-match') }
    const { status, headers, body } = await tileAnswer(context.get('actor'), asked)
    return body ? context.body(body, 200, headers) : context.body(null, status, headers)
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
