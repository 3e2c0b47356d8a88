import type { FlagRule, LampRule } from './rule-pack'
import type { Colour } from './rules'

/** A lamp on a project or step, or a flag on a unit, lit at a moment. */
export interface OpenFlag {
  readonly subject: 'project' | 'step' | 'unit'
  readonly colour: Colour
  readonly rule: FlagRule
  /** Record id of the project or step; code of the unit. */
  readonly id: string
  /** Name of the project; code of the unit. */
  readonly name: string
  /** Name of the step; null for a project or unit. */
  readonly item: string | null
  readonly unit: string | null
  /** District code. */
  readonly area: string | null
  /** When it was lit in this colour. */
  readonly since: Date
  /**
   * Rule 1: days over the 90; rule 2: days over (yellow: days lit), begun ones counted; rule 3: points behind plan;
   * `months-behind` too; `no-change`: working days without one; rule 4: days since the oldest problem was found; rule 5: days over the promised one, begun ones counted.
   */
  readonly days: number
  /** Rule 1: the day since signing. */
  readonly day: number | null
  /** Rule 1: days; rule 2: working days, where the step has a limit of its own; rule 4: days. */
  readonly limit: number | null
  /** Rule 3, per cent. */
  readonly plan: number | null
  readonly actual: number | null
  /** Rule 4: unsettled problems older than 30 days; rule 5: answers that are late. */
  readonly problems: number | null
  readonly lng: number | null
  readonly lat: number | null
}

export interface RedLamp {
  readonly id: string
  readonly rule: LampRule
  readonly name: string
  readonly item: string | null
  readonly district: string | null
  /** Days over the limit, begun ones counted; of rule 3 points behind plan. */
  readonly over: number
  readonly day: number | null
  readonly limit: number | null
  readonly plan: number | null
  readonly actual: number | null
  readonly lng: number | null
  readonly lat: number | null
  /** Somebody at a desk has taken notice of it. */
  readonly isAcknowledged: boolean
  /** Lit within the last three days and not acknowledged: what a wall pulses. */
  readonly isNew: boolean
}

export interface FlaggedUnit {
  readonly unit: string
  readonly rule: 'unsettled-problem' | 'unanswered-rating'
  /** Days since the oldest open problem was found; of a late answer, days over its day. */
  readonly days: number
  readonly problems: number
}
