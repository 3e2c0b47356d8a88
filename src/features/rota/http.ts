import { type Context, Hono } from 'hono'
import { clock } from '@/platform/current-clock'
import { database } from '@/platform/db/client'
import { type ApiEnv, commandContext } from '@/platform/http/api-env'
import { bodyOf } from '@/platform/http/body-of'
import { momentOf } from '@/platform/http/moment-of'
import { authorize, isAllowed } from '@/shared/auth'
import { badRequest } from '@/shared/problem'
import { scopedSearch } from '../areas'
import { currentCity } from '../areas/server'
import { changeDuty, giveHandover, signHandover } from './commands/keep-duty'
import { logCall } from './commands/log-call'
import { newestCalls } from './data/call.queries'
import { handovers } from './data/duty.queries'
import { keepingDuty } from './domain/policies'
import { dutyNow } from './queries/duty-now'
import { countDuty, dutyOnMap } from './queries/duty-on-map'

const CALLS = 50
const place = () => ({ sql: database(), city: currentCity() })
const askedAt = (text: string | undefined): Date => (text ? momentOf(text) : clock().now())

/** The moment and the area a map asks about. @throws Problem 403 `scope` */
function askedOf(context: Context<ApiEnv>): { readonly at: Date; readonly area?: string | undefined } {
  const search = scopedSearch(context.get('actor'), currentCity(), new URL(context.req.url).searchParams)
  return { at: askedAt(search.get('at') ?? undefined), area: search.get('area') ?? undefined }
}

/** Who is on duty, changes of it, and hand-overs. */
export const rotaRoutes = new Hono<ApiEnv>()
  .get('/duty', async context => {
    const now = await dutyNow(database(), currentCity(), askedAt(context.req.query('at')))
    // Names are for the desk; everybody sees posts and their telephones.
    const sees = isAllowed(context.get('actor'), keepingDuty)
    return context.json({ ...now, items: now.items.map(each => (sees ? each : { ...each, person: null })) })
  })
  .get('/map/duty', async context =>
    context.json(await dutyOnMap(database(), currentCity(), askedOf(context)), 200, { 'cache-control': 'no-store' }),
  )
  .get('/map/duty/prove', async context => {
    const asked = askedOf(context)
    const shown = await dutyOnMap(database(), currentCity(), asked)
    const records = await countDuty(database(), currentCity(), asked)
    return context.json({ counts: { list: shown.items.length, records }, total: shown.total })
  })
  .post('/duty/changes', async context => {
    await changeDuty(place(), commandContext(context), await bodyOf(context.req))
    return context.json({ ok: true }, 201)
  })
  .get('/duty/calls', async context => {
    authorize(context.get('actor'), keepingDuty)
    return context.json({ items: await newestCalls(database(), CALLS), next: null })
  })
  .post('/duty/calls', async context => {
    await logCall(place(), commandContext(context), await bodyOf(context.req))
    return context.json({ ok: true }, 201)
  })
  .get('/duty/handovers', async context => context.json({ items: await handovers(database(), 50), next: null }))
  .post('/duty/handovers', async context =>
    context.json(await giveHandover(place(), commandContext(context), await bodyOf(context.req)), 201),
  )
  .post('/duty/handovers/:id/sign', async context => {
    const id = Number(context.req.param('id'))
    if (!Number.isSafeInteger(id)) throw badRequest('bad-parameter', 'id is a number', { parameter: 'id' })
    await signHandover(place(), commandContext(context), id)
    return context.json({ ok: true })
  })
