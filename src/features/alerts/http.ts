import { Hono } from 'hono'
import { database } from '@/platform/db/client'
import { type ApiEnv, commandContext } from '@/platform/http/api-env'
import { bodyBy } from '@/platform/http/body-of'
import { authorize } from '@/shared/auth'
import { addAlertAddress, endAlertAddress } from './commands/keep-addresses'
import { alertAddresses } from './data/alert.queries'
import { alertAddress } from './domain/alert-address'
import { keepingAlerts } from './domain/policies'
import { ownAlertRoutes } from './own-alerts-http'

/** Where lamps and flags, cases and the city's mode are told outside the program. */
export const alertRoutes = new Hono<ApiEnv>()
  .route('/', ownAlertRoutes)
  .get('/alerts', async context => {
    authorize(context.get('actor'), keepingAlerts)
    return context.json({ items: await alertAddresses(database()), next: null })
  })
  .post('/alerts', async context => {
    const wanted = await bodyBy(context.req, alertAddress)
    return context.json(await addAlertAddress(database(), commandContext(context), wanted), 201)
  })
  .post('/alerts/:id/end', async context => {
    await endAlertAddress(database(), commandContext(context), context.req.param('id'))
    return context.json({ ok: true })
  })
