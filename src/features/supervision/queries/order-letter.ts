import type { Connection } from '@/platform/db/client'
import { type Actor, authorize } from '@/shared/auth'
import { conflict, notFound } from '@/shared/problem'
import type { City } from '../../areas'
import { type DayStretch, dayStretches } from '../../flags'
import { flagTrace } from '../../flags/server'
import { listOrders } from '../data/order-list.queries'
import { everyProblem, listProblems } from '../data/problem-list.queries'
import type { When } from '../data/when'
import { letterNumber } from '../domain/letter-number'
import { takingLetters } from '../domain/policies'
import { whereaboutsOf } from '../domain/whereabouts'
import { namesOf } from './names'
import { orderDays } from './order-days'
import { orderOf } from './order-list'
import { problemOf } from './problem-list'

interface Asked {
  readonly city: City
  readonly actor: Actor
  readonly when: When
}

/**
 * Everything that an order's letter says: whom it goes to, the problem, each counted day of the rule that found it and
 * of the order's own clock, in stretches.
 * @throws Denied; Problem 404 `unknown-order`, 409 `foreign-order` (its own system writes its letters)
 */
export async function orderLetter(sql: Connection, id: string, { city, actor, when }: Asked) {
  const [row] = await listOrders(
    sql,
    when,
    { scope: everyProblem.scope, unit: null, state: null, problem: null, id },
    { after: null, limit: 1 },
  )
  const problemId = row?.problemId
  const [held] = problemId
    ? await listProblems(sql, when, { ...everyProblem, id: problemId }, { after: null, limit: 1 })
    : []
  if (!row || !held) throw notFound('unknown-order', `No order is called ${id.slice(0, 100)}`)
  authorize(actor, takingLetters, whereaboutsOf({ ...row }, city))
  const number = letterNumber(row.orderNo)
  if (number === null) throw conflict('foreign-order', 'Letters of this order are written by the system that keeps it')
  const names = namesOf(city)
  return {
    number,
    order: orderOf(row, { city, actor, at: when.at }),
    problem: problemOf(held, city),
    rule: await ruleOf(sql, held.ruleCode, held.about?.split(':')[1] ?? held.projectId, { city, when }),
    clock: orderDays(row, when.at, city),
    signatory: actor.kind === 'person' ? { name: actor.name, unit: names.unit(actor.unit) } : null,
  }
}

export type OrderLetter = Awaited<ReturnType<typeof orderLetter>>

/** Versions of the letter's moment: what was not yet known when it is dated is not in it. */
const asOfWhen = ({ at, known, isPast }: When) => ({ ...(isPast ? { at } : {}), ...(known ? { known } : {}) })

async function ruleOf(
  sql: Connection,
  ruleCode: string | null,
  thing: string | null,
  { city, when }: Pick<Asked, 'city' | 'when'>,
): Promise<{ readonly version: number; readonly stretches: readonly DayStretch[] } | null> {
  if (ruleCode === null || thing === null) return null
  const trace = await flagTrace(sql, { id: thing, at: when.at, asOf: asOfWhen(when), city })
  const rule = trace?.rules.find(each => each.rule === ruleCode)
  return rule && rule.days.length > 0 ? { version: rule.version, stretches: dayStretches(rule.days) } : null
}
