import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { clock } from '@/platform/current-clock'
import { database } from '@/platform/db/client'
import { type ApiEnv, commandContext } from '@/platform/http/api-env'
import { badRequest, notFound } from '@/shared/problem'
import { scopedSearch } from '../areas'
import { currentCity } from '../areas/server'
import { actOnOrder, orderInput } from './commands/act-on-order'
import { callInput, logCall } from './commands/log-call'
import { openProblem, openProblemInput } from './commands/open-problem'
import { orderCommands } from './domain/order-life'
import { oneProblem } from './queries/one-problem'
import { orderList, orderQuery } from './queries/order-list'
import { problemList, problemQuery } from './queries/problem-list'

/** What is asked, of an area that whoever asks may see. @throws Problem 403 `scope`, 400 `bad-parameter` */
function readQuery<T>(context: Context<ApiEnv>, schema: z.ZodType<T>): T {
  const asked = scopedSearch(context.get('actor'), currentCity(), new URL(context.req.url).searchParams)
  const parsed = schema.safeParse(Object.fromEntries(asked))
  if (!parsed.success) throw badRequest('bad-parameter', z.prettifyError(parsed.error))
  return parsed.data
}

async function readBody<T>(context: Context<ApiEnv>, schema: z.ZodType<T>): Promise<T> {
  const body: unknown = await context.req.json().catch(() => {
    throw badRequest('json-broken', 'The body is one JSON object')
  })
  const parsed = schema.safeParse(body)
  if (!parsed.success) throw badRequest('bad-body', z.prettifyError(parsed.error))
  return parsed.data
}

const desk = () => ({ sql: database(), city: currentCity() })
const oneQuery = z.object({
  at: z.iso.datetime({ offset: true }).optional(),
  known: z.iso.datetime({ offset: true }).optional(),
})

/** Problems with projects, the orders that go out for them, and what is done about both. */
export const supervisionRoutes = new Hono<ApiEnv>()
  .get('/problems', async context =>
    context.json(await problemList(database(), currentCity(), readQuery(context, problemQuery), clock().now())),
  )
  .post('/problems', async context => {
    const input = await readBody(context, openProblemInput)
    return context.json(await openProblem(desk(), commandContext(context), input), 201)
  })
  .get('/problems/:id', async context => {
    const { at, known } = readQuery(context, oneQuery)
    const when = {
      at: at ? new Date(at) : clock().now(),
      isPast: at !== undefined,
      known: known ? new Date(known) : null,
    }
    const id = context.req.param('id')
    const problem = await oneProblem(database(), { city: currentCity(), actor: context.get('actor') }, id, when)
    if (!problem) throw notFound('unknown-problem', `No problem is called ${id.slice(0, 100)}`)
    return context.json(problem)
  })
  .post('/problems/:id/call', async context => {
    const input = await readBody(context, callInput)
    return context.json(await logCall(desk(), commandContext(context), { id: context.req.param('id'), input }), 201)
  })
  .get('/orders', async context =>
    context.json(
      await orderList(
        database(),
        { city: currentCity(), actor: context.get('actor'), at: clock().now() },
        readQuery(context, orderQuery),
      ),
    ),
  )
  .post('/orders/:id/:command', async context => {
    const { id, command: asked } = context.req.param()
    const command = orderCommands.find(each => each === asked)
    if (!command) throw notFound('unknown-command', `An order knows ${orderCommands.join(', ')}`)
    const input = await readBody(context, orderInput)
    return context.json(await actOnOrder(desk(), commandContext(context), { id, command, input }))
  })
