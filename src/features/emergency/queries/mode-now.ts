import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Connection } from '@/platform/db/client'
import type { City } from '../../areas'
import { emergenciesAt, type LogEntry, logOf } from '../data/emergency.queries'
import { modeAt, type PlanRouting, routingOf, stageFactorOf } from '../domain/city-mode'
import { type EmergencyPlan, plansSchema } from '../domain/emergency-plan'

const read = new WeakMap<City, readonly EmergencyPlan[]>()

/** The city's emergency plans; none where its folder has none. @throws ZodError for a wrong file */
export function emergencyPlans(city: City): readonly EmergencyPlan[] {
  const known = read.get(city)
  if (known) return known
  const file = join(/* turbopackIgnore: true */ city.folder, 'emergency-plans.json')
  const plans = existsSync(file) ? plansSchema.parse(JSON.parse(readFileSync(file, 'utf8'))) : []
  read.set(city, plans)
  return plans
}

export interface ModeNow {
  /** The moment that is asked about. */
  readonly at: string
  readonly mode: 'normal' | 'emergency'
  readonly id: number | null
  readonly plan: EmergencyPlan | null
  readonly reason: string | null
  readonly from: string | null
  readonly until: string | null
  /** The plan's steps, and when each was done. */
  readonly checklist: readonly {
    readonly step: number
    readonly name: EmergencyPlan['name']
    readonly doneAt: string | null
  }[]
  readonly plans: readonly EmergencyPlan[]
}

/** The city's mode at a moment, with the plan it runs by. */
export async function modeNow(sql: Connection, city: City, at: Date): Promise<ModeNow> {
  const plans = emergencyPlans(city)
  const now = modeAt(await emergenciesAt(sql, at), at.getTime())
  if (now.mode === 'normal')
    return {
      at: at.toISOString(),
      mode: 'normal',
      id: null,
      plan: null,
      reason: null,
      from: null,
      until: null,
      checklist: [],
      plans,
    }
  const { id, plan: code, reason, from, until } = now.emergency
  const plan = plans.find(each => each.code === code) ?? null
  return {
    at: at.toISOString(),
    mode: 'emergency',
    id,
    plan,
    reason,
    from: new Date(from).toISOString(),
    until: new Date(until).toISOString(),
    checklist: checklistOf(plan, await logOf(sql, id)),
    plans,
  }
}

/** What was written down in an emergency, newest first. */
export const emergencyLog = async (sql: Connection, id: number): Promise<LogEntry[]> =>
  (await logOf(sql, id)).toReversed()

/** Part of their minutes that the stages of cases may take now. */
export const stageFactorNow = async (sql: Connection, city: City, at: Date): Promise<number> =>
  stageFactorOf(modeAt(await emergenciesAt(sql, at), at.getTime()), emergencyPlans(city))

/** Where the plan that holds at a moment sends cases; `null`: the matrix alone says. */
export const routingNow = async (sql: Connection, city: City, at: Date): Promise<PlanRouting | null> =>
  routingOf(modeAt(await emergenciesAt(sql, at), at.getTime()), emergencyPlans(city))

/** The plan's steps, and when the log says that each was done. */
export const checklistOf = (plan: EmergencyPlan | null, log: readonly LogEntry[]): ModeNow['checklist'] =>
  (plan?.steps ?? []).map((name, step) => ({
    step,
    name,
    doneAt: log.find(entry => entry.step === step)?.at.toISOString() ?? null,
  }))
