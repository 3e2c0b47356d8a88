import { readFile } from 'node:fs/promises'
import { Hono } from 'hono'
import type { ApiEnv } from '../../platform/http/api-env'
import { notFound } from '../../shared/problem'
import { basemap, cityGround, filePart, tilesFile } from './queries/basemap'

/** What the map lies on: which basemap, the generated city, or a file of tiles in ranges. */
export const deskMapRoutes = new Hono<ApiEnv>()
  .get('/map/basemap', async context => {
    context.header('cache-control', 'no-cache')
    return context.json(await basemap())
  })
  .get('/map/basemap.geojson', async context => {
    const ground = cityGround()
    if (!ground) throw notFound('no-basemap', 'This city has no generated basemap')
    const tag = `"${Math.round(ground.changed).toString(36)}"`
    const cached = { 'cache-control': 'public, max-age=300', etag: tag }
    if (context.req.header('if-none-match') === tag) return context.body(null, 304, cached)
    const body = new Uint8Array(await readFile(ground.file))
    return context.body(body, 200, {
      ...cached,
      'content-type': 'application/geo+json',
      'content-encoding': 'gzip',
    })
  })
  .get('/map/basemap.pmtiles', context => {
    const file = tilesFile()
    if (!file) throw notFound('no-basemap', 'MAP_STYLE names no file of tiles')
    const { status, headers, body } = filePart(file, context.req.header('range'))
    return body ? context.body(body, status, headers) : context.body(null, status, headers)
  })
