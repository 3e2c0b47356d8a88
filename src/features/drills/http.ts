import { type Context, Hono } from 'hono'
import { clock } from '@/platform/current-clock'
import { database } from '@/platform/db/client'
import { type ApiEnv, commandContext } from '@/platform/http/api-env'
import { bodyOf } from '@/platform/http/body-of'
import { currentCity } from '../areas/server'
import { answerDrill, endDrill, withdrawAnswer } from './commands/answer-drill'
import { beginDrill } from './commands/begin-drill'
import { drillsPage, shownDrill } from './queries/drills-page'

const place = () => ({ sql: database(), city: currentCity() })
const asked = (context: Context<ApiEnv>) => ({ sql: database(), clock: clock(), actor: context.get('actor') })

/** Drills of the duty: who was called, who answered within what time. */
export const drillRoutes = new Hono<ApiEnv>()
  .use('/duty/drills/*', async (context, next) => {
    context.header('cache-control', 'no-store')
    await next()
  })
  .get('/duty/drills', async context => {
    const { at, items } = await drillsPage(asked(context))
    return context.json({ at, items, next: null })
  })
  .post('/duty/drills', async context =>
    context.json(await beginDrill(place(), commandContext(context), await bodyOf(context.req)), 201),
  )
  .get('/duty/drills/:id', async context => context.json(await shownDrill(asked(context), context.req.param('id'))))
  .post('/duty/drills/:id/answer', async context => {
    const id = context.req.param('id')
    await answerDrill(place(), commandContext(context), { id, body: await bodyOf(context.req) })
    return context.json({ ok: true })
  })
  .post('/duty/drills/:id/withdraw', async context => {
    const id = context.req.param('id')
    await withdrawAnswer(place(), commandContext(context), { id, body: await bodyOf(context.req) })
    return context.json({ ok: true })
  })
  .post('/duty/drills/:id/end', async context => {
    await endDrill(place(), commandContext(context), context.req.param('id'))
    return context.json({ ok: true })
  })
