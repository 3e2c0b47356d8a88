import { Hono } from 'hono'
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

const searchOf = (url: string) => new URL(url).searchParams

/** Why a value is what it is, what made the index change, and what would. */
export const explainRoutes = new Hono<ApiEnv>()
  .get('/indicators/:code/explain', async context => {
    const city = currentCity()
    const query = indicatorQuery(city, searchOf(context.req.url))
    return context.json(await explainIndicator(database(), city, context.req.param('code'), query, clock().now()))
  })
  .get('/index/change', async context => {
    const city = currentCity()
    const search = searchOf(context.req.url)
    const [from, to] = [momentOf(search, 'from'), momentOf(search, 'to')]
    const query = { area: search.get('area') ?? city.code, ...(from ? { from } : {}), ...(to ? { to } : {}) }
    return context.json(await indexChange(database(), city, query, clock().now()))
  })
  .post('/index/what-if', async context => {
    const body: unknown = await context.req.json().catch(() => null)
    return context.json(await whatIf(database(), currentCity(), body, clock().now()))
  })
  .get('/index/worth', async context => {
    const city = currentCity()
    const search = searchOf(context.req.url)
    const limit = Number(search.get('limit') ?? '50')
    if (!Number.isInteger(limit) || limit < 1 || limit > 200)
      throw badRequest('bad-parameter', 'limit is a whole number from 1 to 200', { parameter: 'limit' })
    return context.json(
      await indexWorth(database(), city, { area: search.get('area') ?? city.code, limit }, clock().now()),
    )
  })
