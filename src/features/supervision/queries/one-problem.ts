import type { Connection } from '@/platform/db/client'
import { isAllowed, reading } from '@/shared/auth'
import { OWN_SOURCE } from '../../sources/server'
import { type Act, actsOf } from '../data/act.queries'
import { listOrders } from '../data/order-list.queries'
import { everyProblem, listProblems } from '../data/problem-list.queries'
import type { When } from '../data/when'
import { isCall } from '../domain/act'
import { loggingCalls } from '../domain/policies'
import { whereaboutsOf } from '../domain/whereabouts'
import { orderDays } from './order-days'
import { type Looking, orderOf } from './order-list'
import { problemOf } from './problem-list'

/** Whom one spoke to is for those who may call; the others learn that there was a call. */
function masked(act: Act): Act {
  if (act.kind !== 'called' || !isCall(act.detail)) return act
  return { ...act, text: null, detail: { ...act.detail, whom: '＊＊＊', phone: null } }
}

/** One problem with its orders and everything that was done about it, the oldest first; null where there is none. */
export async function oneProblem(sql: Connection, { city, actor }: Omit<Looking, 'at'>, id: string, when: When) {
  const [row] = await listProblems(sql, when, { ...everyProblem, id }, { after: null, limit: 1 })
  if (!row || !isAllowed(actor, reading, whereaboutsOf({ ...row }, city))) return null
  const { source, problemNo } = row
  const filter = { scope: everyProblem.scope, unit: null, state: null, problem: { source, problemNo } }
  const [orders, acts] = await Promise.all([
    listOrders(sql, when, filter, { after: null, limit: 100 }),
    actsOf(sql, source, [problemNo]),
  ])
  const place = { ...whereaboutsOf({ ...row }, city), units: orders.map(each => each.unit) }
  const mayKnow = isAllowed(actor, loggingCalls, place)
  return {
    ...problemOf(row, city),
    mayCall: mayKnow && row.source === OWN_SOURCE && row.acceptedAt === null,
    orders: orders.map(each => ({
      ...orderOf(each, { city, actor, at: when.at }),
      days: orderDays(each, when.at, city),
    })),
    acts: acts.filter(each => each.at <= when.at).map(({ problemNo: _, ...each }) => (mayKnow ? each : masked(each))),
  }
}

export type OneProblem = NonNullable<Awaited<ReturnType<typeof oneProblem>>>
