import { Hono } from 'hono'
import { clock } from '@/platform/current-clock'
import { database } from '@/platform/db/client'
import { type ApiEnv, commandContext } from '@/platform/http/api-env'
import { badRequest } from '@/shared/problem'
import { currentCity } from '../areas/server'
import { handOver } from './commands/hand-over'
import { keepPlatform } from './commands/keep-platform'
import { takeOver, takeReceipt } from './commands/take-over'
import { platforms } from './data/transfer.queries'
import { transferOfPlatform, transfersOf } from './queries/transfers-of'

const place = () => ({ sql: database(), city: currentCity() })
const bodyOf = (request: { json(): Promise<unknown> }): Promise<unknown> =>
  request.json().catch(() => {
    throw badRequest('shape', 'The body is no JSON')
  })

/** Cases handed up and down between platforms. */
export const transferRoutes = new Hono<ApiEnv>()
  .get('/platforms', async context => {
    const known = await platforms(database())
    return context.json({ items: known.map(({ secret: _, ...each }) => each), next: null })
  })
  .post('/platforms', async context => {
    await keepPlatform(database(), commandContext(context), await bodyOf(context.req))
    return context.json({ ok: true }, 201)
  })
  .get('/cases/:id/transfers', async context => {
    const asked = { ...place(), clock: clock(), actor: context.get('actor') }
    return context.json(await transfersOf(asked, context.req.param('id')))
  })
  .post('/cases/:id/transfers', async context => {
    const id = context.req.param('id')
    return context.json(await handOver(place(), commandContext(context), id, await bodyOf(context.req)), 201)
  })
  .post('/transfers', async context => {
    const taken = await takeOver(place(), commandContext(context), await bodyOf(context.req))
    return context.json(taken, taken.repeated ? 200 : 201)
  })
  .get('/transfers/:id', async context =>
    context.json(await transferOfPlatform({ sql: database(), actor: context.get('actor') }, context.req.param('id'))),
  )
  .post('/transfers/:id/receipts', async context => {
    const id = context.req.param('id')
    const taken = await takeReceipt(database(), commandContext(context), id, await bodyOf(context.req))
    return context.json(taken, taken.repeated ? 200 : 201)
  })
