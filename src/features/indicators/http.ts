import { type Context, Hono } from 'hono'
import { scopedSearch } from '@/features/areas'
import { currentCity } from '@/features/areas/server'
import { clock } from '@/platform/current-clock'
import { database } from '@/platform/db/client'
import { type ApiEnv, commandContext } from '@/platform/http/api-env'
import { badRequest } from '@/shared/problem'
import { editingRoutes } from './editing-http'
import { explainRoutes } from './explain-http'
import { changedCells, exportIndicators, exportRows, indicatorHeatMap } from './export-http'
import { areaIndexOf, indicatorList } from './queries/indicator-list'
import { indicatorQuery } from './queries/indicator-query'
import { indicatorRecords } from './queries/indicator-records'
import { mayReadRows } from './queries/may-read-rows'
import { oneIndicator } from './queries/one-indicator'

/** What is asked, of an area that whoever asks may see. @throws Problem 403 `scope` */
const searchOf = (context: Context<ApiEnv>) =>
  scopedSearch(context.get('actor'), currentCity(), new URL(context.req.url).searchParams)

function limitOf(search: URLSearchParams): number {
  const limit = Number(search.get('limit') ?? '100')
  if (!Number.isInteger(limit) || limit < 1 || limit > 1000)
    throw badRequest('bad-parameter', 'limit is a whole number from 1 to 1000', { parameter: 'limit' })
  return limit
}

/** The index, its indicators, and the rows behind each number. */
export const indicatorRoutes = new Hono<ApiEnv>()
  .route('/', editingRoutes)
  .route('/', explainRoutes)
  .get('/index', async context => {
    const city = currentCity()
    const query = indicatorQuery(city, searchOf(context))
    return context.json(await areaIndexOf(database(), city, query, clock().now()))
  })
  .get('/indicators', async context => {
    const city = currentCity()
    const query = indicatorQuery(city, searchOf(context))
    return context.json(await indicatorList(database(), city, query, clock().now()))
  })
  .get('/indicators/live', context => changedCells(searchOf(context)))
  .get('/indicators/heat-map', context => indicatorHeatMap(searchOf(context), context.get('actor')))
  .get('/indicators/export.csv', context => exportIndicators(searchOf(context), 'csv', commandContext(context)))
  .get('/indicators/export.xlsx', context => exportIndicators(searchOf(context), 'xlsx', commandContext(context)))
  .get('/indicators/:code', async context => {
    const city = currentCity()
    const query = indicatorQuery(city, searchOf(context))
    return context.json(await oneIndicator(database(), city, context.req.param('code'), query, clock().now()))
  })
  .get('/indicators/:code/records.csv', context =>
    exportRows(context.req.param('code'), searchOf(context), commandContext(context)),
  )
  .get('/indicators/:code/records', async context => {
    const city = currentCity()
    const search = searchOf(context)
    const part = search.get('part')
    if (part !== 'numerator' && part !== 'denominator')
      throw badRequest('bad-parameter', 'part is numerator or denominator', { parameter: 'part' })
    const cursor = search.get('cursor')
    const query = {
      ...indicatorQuery(city, search),
      part,
      limit: limitOf(search),
      ...(cursor === null ? {} : { cursor }),
    } as const
    await mayReadRows(database(), context.get('actor'), context.req.param('code'), query.at ?? clock().now())
    return context.json(await indicatorRecords(database(), city, context.req.param('code'), query, clock().now()))
  })
