import { type Context, Hono } from 'hono'
import { currentCity } from '@/features/areas/server'
import { config } from '@/platform/config'
import { clock } from '@/platform/current-clock'
import { database } from '@/platform/db/client'
import { type ApiEnv, commandContext } from '@/platform/http/api-env'
import { bodyOf } from '@/platform/http/body-of'
import { badRequest, notFound } from '@/shared/problem'
import { decidePair } from './commands/join-projects'
import { receiveTable } from './commands/receive-table'
import { reconcile, tellAgain } from './commands/reconcile'
import { lookNow, saveSystem } from './commands/save-system'
import { sentStates } from './domain/sent-states'
import { matchQueue, matchStates } from './queries/match-queue'
import { oneSource } from './queries/one-source'
import { sourceList } from './queries/source-list'

const circumstances = (context: Context<ApiEnv>) => ({ sql: database(), context: commandContext(context) })

const decisions = ['join', 'apart', 'undo'] as const

/** Outside approval systems: what they are, how they do, deliveries of the standard's tables. */
export const dockingRoutes = new Hono<ApiEnv>()
  .get('/docking', async context =>
    context.json({ items: await sourceList(database(), config().dockingUrls, clock().now()), next: null }),
  )
  .post('/docking', async context => {
    const { system, isNew } = await saveSystem(await bodyOf(context.req), circumstances(context))
    return context.json(system, isNew ? 201 : 200)
  })
  .get('/docking/:system', async context => {
    const name = context.req.param('system')
    const found = await oneSource(database(), { name, state: null }, config().dockingUrls, clock().now())
    if (!found) throw notFound('unknown-system', `No system is called ${name.slice(0, 60)}`)
    return context.json(found)
  })
  .get('/project-matches', async context => {
    const state = matchStates.find(each => each === (context.req.query('state') ?? 'waiting'))
    if (!state) throw badRequest('bad-parameter', `state is one of ${matchStates.join(', ')}`, { parameter: 'state' })
    return context.json({ ...(await matchQueue(database(), currentCity(), state)), next: null })
  })
  .post('/project-matches/:id/:decision', async context => {
    const { id } = context.req.param()
    const decision = decisions.find(each => each === context.req.param('decision'))
    if (!decision) throw notFound('unknown-decision', `A pair can be told to ${decisions.join(', ')}`)
    const { note } = ((await bodyOf(context.req)) ?? {}) as { note?: unknown }
    await decidePair(
      { id, decision, note: typeof note === 'string' && note.trim() !== '' ? note.trim().slice(0, 500) : null },
      { ...circumstances(context), city: currentCity() },
    )
    return context.json({ ok: true })
  })
  .post('/docking/:system/look', async context => {
    await lookNow(context.req.param('system'), circumstances(context))
    return context.json({ ok: true })
  })
  .get('/docking/:system/sent', async context => {
    const name = context.req.param('system')
    const state = sentStates.find(each => each === context.req.query('state')) ?? null
    const found = await oneSource(database(), { name, state }, config().dockingUrls, clock().now())
    if (!found?.outward) throw notFound('unknown-system', `Nothing is told to ${name.slice(0, 60)}`)
    return context.json({ ...found.outward, next: null })
  })
  .post('/docking/:system/sent/:number/again', async context => {
    const again = await tellAgain(context.req.param(), { ...circumstances(context), city: currentCity() })
    return context.json({ number: again })
  })
  .post('/docking/:system/reconcile', async context => {
    const name = context.req.param('system')
    const url = config().dockingUrls.get(name)
    return context.json(await reconcile(name, url, { ...circumstances(context), city: currentCity() }))
  })
  .post('/docking/:system/:table/records', async context => {
    const { system, table } = context.req.param()
    const contentType = context.req.header('content-type')
    const contentEncoding = context.req.header('content-encoding')
    const options = {
      ...(contentType === undefined ? {} : { contentType }),
      ...(contentEncoding === undefined ? {} : { contentEncoding }),
    }
    return context.json(
      await receiveTable(
        { system, table, request: context.req.raw, options },
        { sql: database(), city: currentCity(), context: commandContext(context) },
      ),
    )
  })
