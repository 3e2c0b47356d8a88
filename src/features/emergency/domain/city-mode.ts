import type { EmergencyPlan } from './emergency-plan'

/** One emergency: from a moment, by a plan, until it is ended or its end comes. Moments are epoch milliseconds. */
export interface Emergency {
  readonly id: number
  readonly plan: string
  readonly reason: string
  readonly from: number
  /** When it ends by itself. */
  readonly until: number
  /** When somebody ended it; null: nobody has. */
  readonly endedAt: number | null
}

export type CityMode = { readonly mode: 'normal' } | { readonly mode: 'emergency'; readonly emergency: Emergency }

/** When it is over, ended by somebody or by itself. */
export const endOfEmergency = ({ until, endedAt }: Emergency): number =>
  Math.min(until, endedAt ?? Number.POSITIVE_INFINITY)

/** The emergency that holds at a moment; of several the newest. */
export function modeAt(emergencies: readonly Emergency[], at: number): CityMode {
  const holding = emergencies
    .filter(each => each.from <= at && at < endOfEmergency(each))
    .toSorted((a, b) => b.from - a.from || b.id - a.id)[0]
  return holding ? { mode: 'emergency', emergency: holding } : { mode: 'normal' }
}

/** Part of their minutes that stages may take; all of them in normal mode. */
export const stageFactorOf = (mode: CityMode, plans: readonly EmergencyPlan[]): number =>
  mode.mode === 'normal' ? 1 : (plans.find(plan => plan.code === mode.emergency.plan)?.stageFactor ?? 1)

/** What a plan says about who gets cases while it holds. */
export type PlanRouting = Pick<EmergencyPlan, 'code' | 'name' | 'routes'>

/** The routing of the plan that holds; `null` in normal mode and where the plan leaves cases to the matrix. */
export function routingOf(mode: CityMode, plans: readonly EmergencyPlan[]): PlanRouting | null {
  if (mode.mode === 'normal') return null
  const plan = plans.find(each => each.code === mode.emergency.plan)
  return plan && plan.routes.length > 0 ? { code: plan.code, name: plan.name, routes: plan.routes } : null
}
