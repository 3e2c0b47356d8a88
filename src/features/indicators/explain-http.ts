import { Hono } from 'hono'
import { currentCity } from '@/features/areas/server'
import { clock } from '@/platform/current-clock'
import { database } from '@/platform/db/client'
import type { ApiEnv } from '@/platform/http/api-env'
import { explainIndicator } from './queries/explain-indicator'
import { indicatorQuery } from './queries/indicator-query'

const searchOf = (url: string) => new URL(url).searchParams

/** Why a value is what it is, what changed the index, and what would. */
export const explainRoutes = new Hono<ApiEnv>().get('/indicators/:code/explain', async context => {
  const city = currentCity()
  const query = indicatorQuery(city, searchOf(context.req.url))
  return context.json(await explainIndicator(database(), city, context.req.param('code'), query, clock().now()))
})
