import type { IndicatorPlan } from './compute-city'
import { hasAdditiveParts, numeratorFor, type Parts, valueOfParts } from './contribution-parts'
import { plus } from './decimal'
import type { Formula } from './formula'
import type { Indicator } from './indicator'
import type { PartChange, PartChanges } from './marginal'
import { score } from './score'

/** One indicator in one area, as far as a trial needs it. */
export interface TrialCell extends Parts {
  readonly code: string
  readonly value: number | null
  readonly score: number | null
  readonly reason: string | null
}

/** Cells of one area by code. */
export type TrialCells = ReadonlyMap<string, TrialCell>

/** Reasons that leave the parts known, so that records may lift them from nothing; of a mean, that there is nothing to average. */
const openReasons = new Set<string | null>([null, 'no-denominator', 'no-finished'])
const isOpen = ({ reason }: TrialCell, { plan }: IndicatorPlan): boolean =>
  openReasons.has(reason) || (reason === 'no-records' && isMean(plan.formula))

const isMean = (formula: Formula): boolean =>
  formula.kind === 'dur' || (formula.kind === 'aggregate' && formula.term.kind === 'mean')

/** The cells of an area after its parts changed; those of which the parts are unknown stay as they are. Pure. */
export function withChanges(
  cells: TrialCells,
  changes: PartChanges,
  plans: ReadonlyMap<string, IndicatorPlan>,
): TrialCells {
  const after = new Map(cells)
  for (const [code, change] of changes) {
    const cell = cells.get(code)
    const plan = plans.get(code)
    if (cell && plan && isOpen(cell, plan)) after.set(code, changed(cell, change, plan))
  }
  return after
}

function changed(cell: TrialCell, change: PartChange, { indicator, plan }: IndicatorPlan): TrialCell {
  const { formula } = plan
  const part = (name: keyof Parts) => {
    const own = cell[name] ?? (isMean(formula) ? '0' : null)
    return own === null ? null : plus(own, decimal(change[name]))
  }
  const parts = { numerator: part('numerator'), denominator: part('denominator') }
  return { ...cell, ...parts, ...judged(indicator, valueOfParts(formula, parts), emptyReason(formula)) }
}

/** Why there is no value where there is nothing below. */
const emptyReason = (formula: Formula): string =>
  formula.kind === 'dur' ? 'no-finished' : isMean(formula) ? 'no-records' : 'no-denominator'

/** Without an exponent or the noise of added fractions. */
const decimal = (value: number): string => String(Number(value.toFixed(9)))

const judged = (indicator: Indicator, value: number | null, reason: string) => ({
  value,
  score: value === null ? null : score(value, indicator.direction, indicator),
  reason: value === null ? reason : null,
})

/** What an indicator is to reach. */
export type Aim = { readonly score: number } | { readonly value: number }

/** The value an aim means: of the two that give a score around a target, the one on the side where the value is. Pure. */
export function aimedValue(indicator: Indicator, aim: Aim, current: number | null): number {
  if ('value' in aim) return aim.value
  const { floor, goal, direction } = indicator
  if (direction !== 'target') return floor + (aim.score / 100) * (goal - floor)
  const off = (1 - aim.score / 100) * Math.abs(floor - goal)
  return current !== null && current < goal ? goal - off : goal + off
}

/** A cell that has reached a value: its numerator is what that takes, where it has one. Pure. */
export function reached(cell: TrialCell, value: number, { indicator, plan }: IndicatorPlan): TrialCell {
  const numerator = numeratorFor(plan.formula, value, cell.denominator)
  return {
    ...cell,
    numerator: numerator === null ? cell.numerator : decimal(numerator),
    ...judged(indicator, value, 'no-denominator'),
  }
}

/**
 * The same for an area above: what the area below gained in its numerator is gained above, too. `null` where the parts
 * of areas do not add up (percentiles, distinct counts), or there are none. Pure.
 */
export function reachedAbove(
  above: TrialCell,
  before: TrialCell,
  after: TrialCell,
  plan: IndicatorPlan,
): TrialCell | null {
  if (!hasAdditiveParts(plan.plan.formula)) return null
  if (before.numerator === null || after.numerator === null || above.numerator === null) return null
  const gained = Number(plus(after.numerator, before.numerator, -1))
  return changed(above, { numerator: gained, denominator: 0 }, plan)
}
