import { Hono } from 'hono'
import { clock } from '@/platform/current-clock'
import { database } from '@/platform/db/client'
import type { ApiEnv } from '@/platform/http/api-env'
import { badRequest } from '@/shared/problem'
import { search } from './queries/search'

const LONGEST_WORD = 60

/** `GET /search?q=`: areas, indicators, projects, cases and units by name or number. */
export const searchRoutes = new Hono<ApiEnv>().get('/search', async context => {
  const word = context.req.query('q') ?? ''
  if (word.length > LONGEST_WORD)
    throw badRequest('bad-parameter', `q has at most ${LONGEST_WORD} characters`, { parameter: 'q' })
  context.header('cache-control', 'no-store')
  return context.json({ items: await search(database(), context.get('actor'), word, clock().now()) })
})
