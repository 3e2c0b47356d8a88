import { Hono } from 'hono'
import { z } from 'zod'
import { config } from '@/platform/config'
import { database } from '@/platform/db/client'
import { type ApiEnv, commandContext } from '@/platform/http/api-env'
import { badRequest, notFound } from '@/shared/problem'
import { currentCity } from '../areas/server'
import { moveClock } from './commands/move-clock'

const body = z.object({ leap: z.string().max(20) })

/** The demo's time; beside a real city there is no such thing. */
export const demoRoutes = new Hono<ApiEnv>().post('/clock', async context => {
  if (!config().demo) throw notFound('no-demo', 'Time passes by itself here; only the demo city can leap')
  const parsed = body.safeParse(await context.req.json().catch(() => null))
  if (!parsed.success) throw badRequest('bad-body', 'The body is {"leap": "+90d"}')
  return context.json(
    await moveClock({ sql: database(), city: currentCity() }, commandContext(context), parsed.data.leap),
  )
})
