import type { Connection } from '@/platform/db/client'
import { maskedText } from '@/shared/personal'
import { notFound } from '@/shared/problem'
import type { City } from '../../areas'
import { casesBetween, emergenciesBefore, findEmergency, logOf, stepsBetween } from '../data/emergency.queries'
import { type Emergency, endOfEmergency } from '../domain/city-mode'
import type { EmergencyPlan } from '../domain/emergency-plan'
import { checklistOf, emergencyPlans } from './mode-now'
import { roomContent, shownLog } from './room-now'

const planOf = (city: City, { plan }: Emergency): EmergencyPlan | null =>
  emergencyPlans(city).find(each => each.code === plan) ?? null

/**
 * The after-action report, written from the log and the room: how long, what was done with cases in it, which steps of
 * the plan were done when and which were not, what was to be reached and was, who and what came, every report and
 * every remark.
 * @throws Problem 404 `unknown-emergency`
 */
export async function afterAction(sql: Connection, city: City, id: number, now: Date) {
  const found = await findEmergency(sql, id)
  if (!found) throw notFound('unknown-emergency', `No emergency ${id}`)
  const end = new Date(Math.min(endOfEmergency(found), now.getTime()))
  const from = new Date(found.from)
  const plan = planOf(city, found)
  const [log, steps, counted, room] = await Promise.all([
    logOf(sql, id),
    stepsBetween(sql, from, end),
    casesBetween(sql, from, end),
    roomContent(sql, id, null),
  ])
  return {
    id,
    plan: found.plan,
    name: plan?.name ?? null,
    level: plan?.level ?? null,
    reason: maskedText(found.reason),
    from: from.toISOString(),
    to: end.toISOString(),
    isOver: end.getTime() < now.getTime() || found.endedAt !== null,
    minutes: Math.round((end.getTime() - found.from) / 60_000),
    cases: Object.fromEntries(steps.map(each => [each.command, each.count])),
    counted,
    checklist: checklistOf(plan, log),
    ...room,
    log: shownLog(log),
  }
}
export type AfterAction = Awaited<ReturnType<typeof afterAction>>

export interface PastEmergency {
  readonly id: number
  readonly name: EmergencyPlan['name'] | null
  readonly level: EmergencyPlan['level'] | null
  readonly reason: string
  readonly from: string
  readonly to: string
}

const LISTED = 50

/** Emergencies that are over, the newest first: each has its after-action report. */
export async function pastEmergencies(sql: Connection, city: City, at: Date): Promise<PastEmergency[]> {
  const begun = await emergenciesBefore(sql, at, LISTED)
  return begun
    .filter(each => endOfEmergency(each) <= at.getTime())
    .map(each => {
      const plan = planOf(city, each)
      return {
        id: each.id,
        name: plan?.name ?? null,
        level: plan?.level ?? null,
        reason: maskedText(each.reason),
        from: new Date(each.from).toISOString(),
        to: new Date(endOfEmergency(each)).toISOString(),
      }
    })
}
