import { Hono } from 'hono'
import type { ApiEnv } from '@/platform/http/api-env'
import { areaTile } from './queries/area-tile'
import { mapTile, tileAddress } from './queries/map-tile'

const searchOf = (url: string) => new URL(url).searchParams

/** The map: tiles, cells, legends, and what stands behind them. */
export const layerRoutes = new Hono<ApiEnv>().get('/tiles/:layer/:z/:x/:y{[0-9]+\\.mvt}', async context => {
  const { layer, z, x, y } = context.req.param()
  const address = tileAddress(z, x, y.replace('.mvt', ''))
  const search = searchOf(context.req.url)
  const tile = layer === 'areas' ? areaTile(address, search) : await mapTile(layer, address, search)
  const headers = { etag: tile.etag, 'cache-control': 'no-cache', 'x-map-seq': String(tile.seq) }
  if (context.req.header('if-none-match') === tile.etag) return context.body(null, 304, headers)
  const body = tile.body()
  return context.body(body as Uint8Array<ArrayBuffer>, 200, {
    ...headers,
    'content-type': 'application/vnd.mapbox-vector-tile',
  })
})
