import { Hono } from 'hono'
import { clock } from '@/platform/current-clock'
import { database } from '@/platform/db/client'
import { type ApiEnv, commandContext } from '@/platform/http/api-env'
import { bodyOf } from '@/platform/http/body-of'
import { momentOf } from '@/platform/http/moment-of'
import { badRequest, Problem } from '@/shared/problem'
import { currentCity } from '../areas/server'
import { logEmergency, switchMode } from './commands/switch-mode'
import { takeAlert } from './commands/take-alert'
import { capTypes } from './domain/cap-xml'
import { capAlerts } from './queries/cap-alerts'
import { afterAction, modeNow } from './queries/mode-now'

const place = () => ({ sql: database(), city: currentCity() })
const askedAt = (text: string | undefined): Date => (text ? momentOf(text) : clock().now())

const isCapType = (type: string): boolean => capTypes.some(each => each === type)

/** Normal and emergency, and the warnings from outside. */
export const emergencyRoutes = new Hono<ApiEnv>()
  .post('/cap/alerts', async context => {
    const type = context.req.header('content-type')?.split(';', 1)[0]?.trim().toLowerCase() ?? ''
    if (!isCapType(type)) throw new Problem(415, 'unsupported-media-type', `An alert is ${capTypes.join(' or ')}.`)
    const taken = await takeAlert(database(), commandContext(context), await context.req.text())
    return context.json(taken, taken.repeated ? 200 : 201)
  })
  .get('/cap/alerts', async context =>
    context.json({
      items: await capAlerts(database(), currentCity(), askedAt(context.req.query('at'))),
      next: null,
    }),
  )
  .get('/mode', async context =>
    context.json(await modeNow(database(), currentCity(), askedAt(context.req.query('at')))),
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
