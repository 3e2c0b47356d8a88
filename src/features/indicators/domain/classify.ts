import type { Formula } from './formula'
import { leavesOf, namesClock, termsOf } from './references'

/**
 * How a formula can be kept up to date.
 * - `algebraic`: a changed row changes running totals
 * - `calendar`: the same, but rows change by the passing of time
 * - `holistic`: needs more than running totals
 */
export type FormulaClass = 'algebraic' | 'calendar' | 'holistic'

export function classify(formula: Formula): FormulaClass {
  switch (formula.kind) {
    case 'change':
    case 'coverage':
    case 'fresh':
    case 'repeat':
      return 'holistic'
    case 'within':
      return 'calendar'
    case 'dur':
      return formula.statistic === 'mean' ? 'algebraic' : 'holistic'
    default: {
      const leaves = termsOf(formula).flatMap(each => leavesOf(each).map(({ leaf }) => leaf))
      if (leaves.some(each => each.kind === 'pctl' || each.kind === 'countDistinct')) return 'holistic'
      return leaves.some(each => 'condition' in each && namesClock(each.condition)) ? 'calendar' : 'algebraic'
    }
  }
}
