import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { writeAudit } from '@/platform/audit'
import { config } from '@/platform/config'
import { clock } from '@/platform/current-clock'
import { database } from '@/platform/db/client'
import { type ApiEnv, commandContext } from '@/platform/http/api-env'
import { attachment } from '@/shared/file-name'
import { badRequest, notFound } from '@/shared/problem'
import { scopedSearch } from '../areas'
import { currentCity } from '../areas/server'
import { actOnOrder, orderInput } from './commands/act-on-order'
import { callInput, logCall } from './commands/log-call'
import { openProblem, openProblemInput } from './commands/open-problem'
import { orderCommands } from './domain/order-life'
import { takingLetters } from './domain/policies'
import { analysisQuery, supervisionAnalysis } from './queries/analysis'
import { letterPdf } from './queries/letter-pdf'
import { matterFile } from './queries/matter-file'
import { matterList, matterQuery } from './queries/matter-list'
import { oneProblem } from './queries/one-problem'
import { orderLetter } from './queries/order-letter'
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
const letterQuery = oneQuery.extend({ lang: z.enum(['zh', 'en']).default('zh') })
const matterFileQuery = matterQuery.extend({ lang: z.enum(['zh', 'en']).default('zh') })
const whenOf = ({ at, known }: z.infer<typeof oneQuery>) => ({
  at: at ? new Date(at) : clock().now(),
  isPast: at !== undefined,
  known: known ? new Date(known) : null,
})
/** The address people use, also where a proxy stands before this process. */
const publicAddress = (context: Context<ApiEnv>) => config().publicUrl ?? new URL(context.req.url).origin

async function fileOf(context: Context<ApiEnv>, type: 'csv' | 'xlsx'): Promise<Response> {
  const { lang, ...query } = readQuery(context, matterFileQuery)
  const city = currentCity()
  const list = await matterList(database(), city, { query, now: clock().now(), isWhole: true })
  const { name, answer } = matterFile(list, type, { lang, timeZone: city.timezone })
  const after = { file: name, rows: list.items.length, search: new URL(context.req.url).search.slice(1) }
  await writeAudit(commandContext(context), { action: 'order.export', subject: `${list.of}:${list.until}`, after })
  return answer()
}

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
    const when = whenOf(readQuery(context, oneQuery))
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
  .get('/orders/analysis', async context =>
    context.json(
      await supervisionAnalysis(database(), currentCity(), readQuery(context, analysisQuery), clock().now()),
    ),
  )
  .get('/orders/analysis/list', async context => {
    const asked = { query: readQuery(context, matterQuery), now: clock().now() }
    return context.json(await matterList(database(), currentCity(), asked))
  })
  .get('/orders/analysis/list.csv', context => fileOf(context, 'csv'))
  .get('/orders/analysis/list.xlsx', context => fileOf(context, 'xlsx'))
  .get('/orders/:id/letter.pdf', async context => {
    const { lang, ...asked } = readQuery(context, letterQuery)
    const [city, when, actor, id] = [currentCity(), whenOf(asked), context.get('actor'), context.req.param('id')]
    const letter = await orderLetter(database(), id, { city, actor, when })
    const url = new URL(`/orders?order=${id}`, publicAddress(context)).href
    const { number, bytes } = await letterPdf(letter, { city, lang, at: when.at, demo: config().demo, url })
    const after = { number, lang, at: when.at.toISOString() }
    await writeAudit(commandContext(context), { action: takingLetters.name, subject: `order:${id}`, after })
    return context.body(new Uint8Array(bytes), 200, {
      'content-type': 'application/pdf',
      'content-disposition': attachment(`${number}.pdf`),
      'cache-control': 'no-store',
    })
  })
  .post('/orders/:id/:command', async context => {
    const { id, command: asked } = context.req.param()
    const command = orderCommands.find(each => each === asked)
    if (!command) throw notFound('unknown-command', `An order knows ${orderCommands.join(', ')}`)
    const input = await readBody(context, orderInput)
    return context.json(await actOnOrder(desk(), commandContext(context), { id, command, input }))
  })
