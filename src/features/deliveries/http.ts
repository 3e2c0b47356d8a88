import { Hono } from 'hono'
import { config } from '@/platform/config'
import { clock } from '@/platform/current-clock'
import { database } from '@/platform/db/client'
import { isSigned } from '@/platform/delivery'
import { type ApiEnv, commandContext } from '@/platform/http/api-env'
import { badRequest, Problem } from '@/shared/problem'
import { sendAgain } from './commands/send-again'
import { receiptSchema, takeReceipt } from './commands/take-receipt'
import { deliveryList } from './queries/delivery-list'

/** Messages to people: what became of them, sending again, receipts of the gateway. */
export const deliveryRoutes = new Hono<ApiEnv>()
  .get('/deliveries', async context => {
    const kind = context.req.query('kind')
    if (!kind) throw badRequest('bad-parameter', 'kind: which messages')
    return context.json(await deliveryList(database(), context.get('actor'), kind))
  })
  .post('/deliveries/:id/again', async context => {
    await sendAgain(database(), commandContext(context), context.req.param('id'))
    return context.json({ ok: true })
  })
  .post('/deliveries/receipts', async context => {
    const { gateway } = config()
    const body = await context.req.text()
    const signed = {
      body,
      timestamp: context.req.header('x-chengmai-timestamp'),
      signature: context.req.header('x-chengmai-signature'),
    }
    // the gateway's clock is the world's, whatever the demo's says
    if (!gateway || !isSigned(gateway.secret, signed, Date.now()))
      throw new Problem(401, 'bad-signature', 'A receipt is signed by the gateway, within five minutes.')
    const parsed = receiptSchema.safeParse(jsonOf(body))
    if (!parsed.success) throw new Problem(422, 'bad-body', 'A receipt is {id, state: delivered or failed, detail?}')
    return context.json({ known: await takeReceipt(database(), parsed.data, clock().now()) })
  })

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw badRequest('json-broken', 'The body is one JSON object')
  }
}
