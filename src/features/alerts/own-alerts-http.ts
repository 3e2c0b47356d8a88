import { type Context, Hono } from 'hono'
import { clock } from '@/platform/current-clock'
import { database } from '@/platform/db/client'
import { type ApiEnv, commandContext } from '@/platform/http/api-env'
import { bodyBy } from '@/platform/http/body-of'
import { authorize, type Person } from '@/shared/auth'
import { notFound } from '@/shared/problem'
import { keepWish, wishInput } from '../notices/server'
import { endOwnAddress, keepOwnAddress, showOwnAddress } from './commands/keep-own-address'
import { type OwnChannel, ownAddress, ownChannels } from './domain/own-address'
import { reachingOneself } from './domain/policies'
import { ownAlerts } from './queries/own-alerts'

const channelOf = (context: Context<ApiEnv>): OwnChannel => {
  const channel = ownChannels.find(each => each === context.req.param('channel'))
  if (!channel) throw notFound('unknown-address', 'Persons are reached by email or sms')
  return channel
}

/** How whoever is signed in is told of lamps and flags. */
export const ownAlertRoutes = new Hono<ApiEnv>()
  .get('/alerts/own', async context => {
    const actor = context.get('actor')
    authorize(actor, reachingOneself)
    context.header('cache-control', 'no-store')
    return context.json(await ownAlerts(database(), actor as Person, clock().now()))
  })
  .post('/alerts/own/wishes', async context => {
    authorize(context.get('actor'), reachingOneself)
    return context.json(await keepWish(database(), commandContext(context), await bodyBy(context.req, wishInput)))
  })
  .post('/alerts/own/addresses', async context => {
    authorize(context.get('actor'), reachingOneself)
    return context.json(
      await keepOwnAddress(database(), commandContext(context), await bodyBy(context.req, ownAddress)),
      201,
    )
  })
  .post('/alerts/own/addresses/:channel/end', async context => {
    await endOwnAddress(database(), commandContext(context), channelOf(context))
    return context.json({ ok: true })
  })
  .post('/alerts/own/addresses/:channel/show', async context => {
    context.header('cache-control', 'no-store')
    return context.json({ address: await showOwnAddress(database(), commandContext(context), channelOf(context)) })
  })
