import { type Counted, type Evaluated, evaluate } from './evaluate'
import type { Formula } from './formula'
import type { Indicator } from './indicator'
import { parseFormula } from './parse-formula'
import type { Plan } from './plan'
import type { Reason } from './reason'
import { score } from './score'
import type { Stretch } from './stretch'

/** One cell: an indicator in an area. */
export interface Cell {
  readonly code: string
  readonly area: string
  readonly value: number | null
  readonly score: number | null
  readonly reason: Reason | null
  readonly numerator: string | null
  readonly denominator: string | null
}

export interface IndicatorPlan {
  readonly indicator: Indicator
  readonly plan: Plan
}

const parsed = new Map<string, Formula>()

/** A stored formula, read once. @throws Error if it makes no sense, which no stored one does */
export function formulaOf({ code, formula }: Pick<Indicator, 'code' | 'formula'>): Formula {
  const known = parsed.get(formula)
  if (known) return known
  const result = parseFormula(formula)
  if (!result.ok) throw new Error(`${code}: ${result.issue.message}`)
  parsed.set(formula, result.formula)
  return result.formula
}

export const planOf = (indicator: Indicator, stretch: Stretch, timezone: string): IndicatorPlan => ({
  indicator,
  plan: { formula: formulaOf(indicator), stretch, timezone },
})

/** Value and score of an indicator in an area from what was counted there. */
export function cellOf(
  { indicator, plan }: IndicatorPlan,
  area: string,
  counted: Counted,
  doesApply: (code: string) => boolean,
): Cell {
  const { code } = indicator
  if (!doesApply(code))
    return { code, area, value: null, score: null, reason: 'not-applicable', numerator: null, denominator: null }
  const evaluated: Evaluated = evaluate(plan, counted)
  const own = evaluated.value === null ? null : score(evaluated.value, indicator.direction, indicator)
  return { code, area, ...evaluated, score: own }
}
