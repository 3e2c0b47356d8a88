import { Hono } from 'hono'
import { clock } from '@/platform/current-clock'
import { database } from '@/platform/db/client'
import { type ApiEnv, commandContext } from '@/platform/http/api-env'
import { bodyOf } from '@/platform/http/body-of'
import { momentOf } from '@/platform/http/moment-of'
import { badRequest, Problem } from '@/shared/problem'
import { currentCity } from '../areas/server'
import { keepRoom } from './commands/keep-room'
import { logEmergency, switchMode } from './commands/switch-mode'
import { takeAlert } from './commands/take-alert'
import { capTypes } from './domain/cap-xml'
import { afterAction, pastEmergencies } from './queries/after-action'
import { capAlerts } from './queries/cap-alerts'
import { modeNow } from './queries/mode-now'
import { roomNow } from './queries/room-now'

const place = () => ({ sql: database(), city: currentCity() })
const askedAt = (text: string | undefined): Date => (text ? momentOf(text) : clock().now())

/** @throws Problem 400 `bad-parameter` */
function wholeNumber(parameter: string, text: string): number {
  const read = Number(text)
  if (!Number.isSafeInteger(read)) throw badRequest('bad-parameter', `${parameter} is a number`, { parameter })
  return read
}

const isCapType = (type: string): boolean => capTypes.some(each => each === type)

/** Normal and emergency, the incident room, and the warnings from outside. */
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
  .get('/mode/past', async context =>
    context.json({ items: await pastEmergencies(database(), currentCity(), clock().now()), next: null }),
  )
  .get('/mode/room', async context => context.json(await roomNow(database(), currentCity(), clock().now())))
  .get('/mode/:id/report', async context => {
    const id = wholeNumber('id', context.req.param('id'))
    return context.json(await afterAction(database(), currentCity(), id, clock().now()))
  })
  .post('/mode/:id/room/:kind', async context => {
    const { id, kind } = context.req.param()
    const asked = { emergency: wholeNumber('id', id), kind, number: null, verb: null }
    const written = await keepRoom(place(), commandContext(context), { ...asked, body: await bodyOf(context.req) })
    return context.json(written, written.repeated ? 200 : 201)
  })
  .post('/mode/:id/room/:kind/:number/:verb', async context => {
    const { id, kind, number, verb } = context.req.param()
    const asked = { emergency: wholeNumber('id', id), kind, number: wholeNumber('number', number), verb }
    return context.json(await keepRoom(place(), commandContext(context), { ...asked, body: await bodyOf(context.req) }))
  })
