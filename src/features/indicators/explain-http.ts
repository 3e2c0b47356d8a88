import { type Context, Hono } from 'hono'
import { areaCodeFor, scopedSearch, seesArea } from '@/features/areas'
import { currentCity } from '@/features/areas/server'
import { clock } from '@/platform/current-clock'
import { database } from '@/platform/db/client'
import type { ApiEnv } from '@/platform/http/api-env'
import { badRequest } from '@/shared/problem'
import { explainIndicator } from './queries/explain-indicator'
import { indexChange } from './queries/index-change'
import { indicatorQuery } from './queries/indicator-query'
import { whatIf } from './queries/what-if'
import { indexWorth } from './queries/worth-index'

function momentOf(search: URLSearchParams, name: string): Date | undefined {
  const text = search.get(name)
  if (text === null) return undefined
  const at = new Date(text)
  if (Number.isNaN(at.getTime()) || !/[zZ]$|[+-]\d\d:?\d\d$/.test(text))
    throw badRequest('bad-parameter', `${name} is a moment with offset, such as 2026-11-21T08:00:00+08:00`, {
      parameter: name,
    })
  return at
}

/** What is asked, of an area that whoever asks may see. @throws Problem 403 `scope` */
const searchOf = (context: Context<ApiEnv>) =>
  scopedSearch(context.get('actor'), currentCity(), new URL(context.req.url).searchParams)

/** A question in a body with its area settled; what is no question is left to whoever reads it. */
function ofArea(body: unknown, settle: (asked: string | undefined) => string): unknown {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return body
  const { area } = body as { readonly area?: unknown }
  return area === undefined || typeof area === 'string' ? { ...body, area: settle(area) } : body
}

/** Why a value is what it is, what made the index change, and what would. */
export const explainRoutes = new Hono<ApiEnv>()
  .get('/indicators/:code/explain', async context => {
    const city = currentCity()
    const query = indicatorQuery(city, searchOf(context))
    return context.json(await explainIndicator(database(), city, context.req.param('code'), query, clock().now()))
  })
  .get('/index/change', async context => {
    const city = currentCity()
    const search = searchOf(context)
    const [from, to] = [momentOf(search, 'from'), momentOf(search, 'to')]
    const query = { area: search.get('area') ?? city.code, ...(from ? { from } : {}), ...(to ? { to } : {}) }
    return context.json(await indexChange(database(), city, query, clock().now()))
  })
  .post('/index/what-if', async context => {
    const [city, actor] = [currentCity(), context.get('actor')]
    const body: unknown = await context.req.json().catch(() => null)
    const effect = await whatIf(
      database(),
      city,
      ofArea(body, asked => areaCodeFor(actor, city, asked)),
      clock().now(),
    )
    return context.json({ ...effect, levels: effect.levels.filter(each => seesArea(actor, city, each.area.code)) })
  })
  .get('/index/worth', async context => {
    const city = currentCity()
    const search = searchOf(context)
    const limit = Number(search.get('limit') ?? '50')
    if (!Number.isInteger(limit) || limit < 1 || limit > 200)
      throw badRequest('bad-parameter', 'limit is a whole number from 1 to 200', { parameter: 'limit' })
    return context.json(
      await indexWorth(database(), city, { area: search.get('area') ?? city.code, limit }, clock().now()),
    )
  })
