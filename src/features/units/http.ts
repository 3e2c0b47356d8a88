import { Hono } from 'hono'
import { database } from '@/platform/db/client'
import type { ApiEnv } from '@/platform/http/api-env'
import { notFound } from '@/shared/problem'
import { currentCity } from '../areas/server'
import { unresolvedWords } from './data/unresolved-words.queries'
import { listUnits } from './domain/unit-list'

const UNRESOLVED_SHOWN = 1000

/** Responsible units, and the words of senders that mean none of them yet. */
export const unitRoutes = new Hono<ApiEnv>()
  .get('/units', context => {
    const { district, kind, q } = context.req.query()
    return context.json({ items: listUnits(currentCity(), { district, kind, q }), next: null })
  })
  .get('/units/unresolved', async context =>
    context.json({ items: await unresolvedWords(database(), UNRESOLVED_SHOWN), next: null }),
  )
  .get('/units/:code', context => {
    const code = context.req.param('code')
    const unit = listUnits(currentCity(), {}).find(each => each.code === code)
    if (!unit) throw notFound('unknown-unit', `${code} is no unit of this city`)
    return context.json(unit)
  })
