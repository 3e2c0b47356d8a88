import { Hono } from 'hono'
import { clock } from '@/platform/current-clock'
import { database } from '@/platform/db/client'
import { type ApiEnv, commandContext } from '@/platform/http/api-env'
import { bodyOf } from '@/platform/http/body-of'
import type { Actor } from '@/shared/auth'
import { currentCity } from '../areas/server'
import { planRound } from './commands/plan-round'
import { recordFinding } from './commands/record-finding'
import { runRound } from './commands/run-round'
import { roundCommands } from './domain/round'
import { cellsToWalk, censusRound, censusRounds, walkOf } from './queries/census-rounds'

const place = () => ({ sql: database(), city: currentCity() })
const asked = (actor: Actor) => ({ ...place(), clock: clock(), actor })
/** The census: rounds, what is found on them, their signing. */
export const censusRoutes = new Hono<ApiEnv>()
  .get('/census/rounds', async context =>
    context.json({ items: await censusRounds(asked(context.get('actor'))), next: null }),
  )
  .get('/census/walk', async context => context.json(await walkOf(asked(context.get('actor')))))
  .get('/census/cells', async context => {
    const items = await cellsToWalk(asked(context.get('actor')), context.req.query('street') ?? '')
    return context.json({ items, next: null })
  })
  .get('/census/rounds/:id', async context =>
    context.json(await censusRound(asked(context.get('actor')), context.req.param('id'))),
  )
  .post('/census/rounds', async context =>
    context.json(await planRound(place(), commandContext(context), await bodyOf(context.req)), 201),
  )
  .post('/census/rounds/:id/findings', async context => {
    const id = context.req.param('id')
    const taken = await recordFinding(place(), commandContext(context), id, await bodyOf(context.req))
    return context.json(taken, taken.repeated ? 200 : 201)
  })

for (const command of roundCommands)
  censusRoutes.post(`/census/rounds/:id/${command}`, async context => {
    const body = await bodyOf(context.req)
    return context.json(
      await runRound(place(), commandContext(context), { id: context.req.param('id'), command, body }),
    )
  })
