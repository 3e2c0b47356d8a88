import { type Context, Hono } from 'hono'
import { clock } from '@/platform/current-clock'
import { database } from '@/platform/db/client'
import { type ApiEnv, commandContext } from '@/platform/http/api-env'
import { bodyOf } from '@/platform/http/body-of'
import { momentOf } from '@/platform/http/moment-of'
import { badRequest } from '@/shared/problem'
import { scopedSearch } from '../areas'
import { currentCity } from '../areas/server'
import { previewMatrix, publishMatrix } from './commands/publish-matrix'
import { countAnswering, matrixOnMap } from './queries/matrix-on-map'
import { matrixPage } from './queries/matrix-page'
import { tryMatrix } from './queries/try-matrix'

const place = () => ({ sql: database(), city: currentCity() })
function versionOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  const version = Number(text)
  if (!Number.isInteger(version) || version < 1)
    throw badRequest('bad-parameter', 'version is a whole number from 1', { parameter: 'version' })
  return version
}

/** The class, moment and area a map asks about. @throws Problem 403 `scope`, 400 `bad-parameter` */
function askedOf(context: Context<ApiEnv>) {
  const search = scopedSearch(context.get('actor'), currentCity(), new URL(context.req.url).searchParams)
  const [cls, at, area] = ['cls', 'at', 'area'].map(name => search.get(name) ?? undefined)
  const moment = at === undefined ? clock().now() : momentOf(at)
  return { at: moment, ...(cls === undefined ? {} : { cls }), ...(area === undefined ? {} : { area }) }
}

/** Who answers for what. */
export const matrixRoutes = new Hono<ApiEnv>()
  .get('/matrix', async context =>
    context.json(await matrixPage(database(), currentCity(), clock().now(), versionOf(context.req.query('version')))),
  )
  .get('/map/matrix', async context =>
    context.json(await matrixOnMap(database(), currentCity(), askedOf(context)), 200, { 'cache-control': 'no-store' }),
  )
  .get('/map/matrix/prove', async context => {
    const asked = askedOf(context)
    const shown = await matrixOnMap(database(), currentCity(), asked)
    const records = await countAnswering(database(), currentCity(), asked)
    return context.json({ counts: { list: shown.items.length, records }, total: shown.total })
  })
  .post('/matrix/try', async context =>
    context.json(await tryMatrix(database(), currentCity(), await bodyOf(context.req), clock().now())),
  )
  .post('/matrix/preview', async context =>
    context.json(await previewMatrix(place(), commandContext(context), await bodyOf(context.req))),
  )
  .post('/matrix', async context =>
    context.json(await publishMatrix(place(), commandContext(context), await bodyOf(context.req)), 201),
  )
