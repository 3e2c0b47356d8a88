import { Hono } from 'hono'
import { z } from 'zod'
import { clock } from '@/platform/current-clock'
import { database } from '@/platform/db/client'
import { type ApiEnv, commandContext } from '@/platform/http/api-env'
import { badRequest } from '@/shared/problem'
import { markRead } from './commands/mark-read'
import { noticesOf } from './queries/notices-of'

const reading = z.object({ upTo: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER) })

export const noticeRoutes = new Hono<ApiEnv>()
  .get('/notices', async context => {
    context.header('cache-control', 'no-store')
    return context.json(await noticesOf(database(), context.get('actor'), clock().now()))
  })
  .post('/notices/read', async context => {
    const parsed = reading.safeParse(await context.req.json().catch(() => null))
    if (!parsed.success) throw badRequest('shape', 'The body is {"upTo": <number of an event>}')
    return context.json(await markRead(database(), commandContext(context), parsed.data.upTo))
  })
