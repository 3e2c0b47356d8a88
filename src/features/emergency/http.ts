import { Hono } from 'hono'
import { clock } from '@/platform/current-clock'
import { database } from '@/platform/db/client'
import { type ApiEnv, commandContext } from '@/platform/http/api-env'
import { badRequest } from '@/shared/problem'
import { currentCity } from '../areas/server'
import { logEmergency, switchMode } from './commands/switch-mode'
import { afterAction, modeNow } from './queries/mode-now'

const place = () => ({ sql: database(), city: currentCity() })
const bodyOf = (request: { json(): Promise<unknown> }): Promise<unknown> =>
  request.json().catch(() => {
    throw badRequest('shape', 'The body is no JSON')
  })

function momentOf(text: string | undefined): Date {
  if (!text) return clock().now()
  const at = new Date(text)
  if (Number.isNaN(at.getTime())) throw badRequest('bad-parameter', `at is no moment: ${text}`, { parameter: 'at' })
  return at
}

/** Normal and emergency. */
export const emergencyRoutes = new Hono<ApiEnv>()
  .get('/mode', async context =>
    context.json(await modeNow(database(), currentCity(), momentOf(context.req.query('at')))),
  )
  .post('/mode', async context =>
    context.json(await switchMode(place(), commandContext(context), await bodyOf(context.req)), 201),
  )
  .post('/mode/log', async context => {
    await logEmergency(place(), commandContext(context), await bodyOf(context.req))
    return context.json({ ok: true }, 201)
  })
  .get('/mode/:id/report', async context => {
    const id = Number(context.req.param('id'))
    if (!Number.isSafeInteger(id)) throw badRequest('bad-parameter', 'id is a number', { parameter: 'id' })
    return context.json(await afterAction(database(), currentCity(), id, clock().now()))
  })
