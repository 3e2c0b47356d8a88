import { appendAudit } from '@/platform/audit'
import type { CommandContext } from '@/platform/command/context'
import type { Connection } from '@/platform/db/client'
import { appendEvents } from '@/platform/events/data/append-events'
import { actorName } from '@/shared/auth'
import type { City } from '../../areas'
import { cityCalendar } from '../../datasets/server'
import { insertAct } from '../data/act.queries'
import { lockSupervision } from '../data/held.queries'
import { type OverdueOrder, overdueOrders } from '../data/overdue-orders.queries'
import { type Rung, rungsToTell } from '../domain/escalation'
import { whereaboutsOf } from '../domain/whereabouts'
import { actBy, type Desk } from './desk'

/** Orders told of in one change. */
const AT_ONCE = 60

/**
 * Climbs the ladder with every order whose day has passed without a report: what was told stands among the order's acts,
 * so that each rung is told once, by whichever worker, after whatever outage. Nothing of the order itself changes.
 * @returns how many rungs were told, and whether more wait
 */
export async function escalateOrders({ sql, city }: Desk, context: CommandContext) {
  const now = context.clock.now()
  const waiting = async (connection: Connection) =>
    (await overdueOrders(connection, now)).flatMap(order =>
      rungsToTell({ dueAt: order.dueAt.getTime(), told: order.told }, now.getTime(), cityCalendar(city)).map(rung => ({
        order,
        rung,
      })),
    )
  // most looks find nothing: they hold up nobody who writes orders
  if ((await waiting(sql)).length === 0) return { told: 0, isMore: false }
  return sql.begin(async tx => {
    await lockSupervision(tx)
    const all = await waiting(tx)
    const steps = all.slice(0, AT_ONCE)
    for (const { order, rung } of steps) {
      const { problemNo, orderNo, unit } = order
      await insertAct(tx, actBy(context, { kind: rung.kind, problemNo, orderNo, unit }))
    }
    await appendEvents(
      tx,
      steps.map(({ order, rung }) => ladderEvent(order, rung, city, context)),
    )
    for (const { order, rung } of steps)
      await appendAudit(tx, context, {
        action: `order.${rung.kind}`,
        subject: `order:${order.orderNo}`,
        after: { unit: order.unit, dueAt: order.dueAt.toISOString() },
      })
    return { told: steps.length, isMore: all.length > steps.length }
  })
}

/** As the event log takes it: the project, the unit, every area it lies in and the wall. */
function ladderEvent(order: OverdueOrder, { kind }: Rung, city: City, { actor, clock }: CommandContext) {
  const { id, project, orderNo, problemNo, projectName, unit, dueAt } = order
  const topics = [
    ...(project ? [`project:${project}`] : []),
    `unit:${unit}`,
    ...whereaboutsOf({ ...order }, city).areas.map(area => `area:${area}`),
    'wall',
  ]
  const data = { id, orderNo, problemNo, project, projectName, unit, dueAt: dueAt.toISOString() }
  return { at: clock.now(), topics, type: `order.${kind}`, subject: `work_order:${id}`, data, actor: actorName(actor) }
}
