import type { Term } from './formula'
import type { Measure } from './measure'
import { lagged, leafMeasure, type Plan } from './plan'
import { leavesOf } from './references'

export type Part = 'numerator' | 'denominator'

/**
 * What stands behind one part of a value: one list a term, whose items' values add up to the part (a percentile's are
 * in its order, a mean's add up to its sum).
 */
export type PartList =
  /** Rows of a measure: its first number's (`field` or 1 each) or its second's (1 each, in order where it is a percentile). */
  | { readonly kind: 'rows'; readonly measure: Measure; readonly side: 'first' | 'second'; readonly sign: 1 | -1 }
  | { readonly kind: 'constant'; readonly value: number; readonly sign: 1 | -1 }

export function partLists(plan: Plan, part: Part): readonly PartList[] {
  const { formula, stretch } = plan
  const side = part === 'numerator' ? 'first' : 'second'
  const own = (measure: Measure): readonly PartList[] => [{ kind: 'rows', measure, side, sign: 1 }]
  switch (formula.kind) {
    case 'within':
      return own({ kind: 'judged', formula, stretch })
    case 'repeat':
      return own({ kind: 'followers', formula, stretch })
    case 'fresh':
      return own({ kind: 'producers', formula, stretch })
    case 'coverage':
      return own({ kind: 'covered', formula, stretch })
    case 'dur':
      return formula.statistic !== 'mean' && part === 'numerator' ? [] : own({ kind: 'lasting', formula, stretch })
    case 'change':
      return termLists(part === 'numerator' ? plan : lagged(plan, formula.lag), formula.a)
    case 'aggregate': {
      const { term } = formula
      const measure = leafMeasure(plan, term)
      if (term.kind === 'mean') return own(measure)
      if (term.kind === 'pctl') return part === 'numerator' ? [] : own(measure)
      return part === 'numerator' ? termLists(plan, term) : []
    }
    case 'ratio':
    case 'per':
    case 'diff':
      return termLists(plan, part === 'numerator' ? formula.a : formula.b)
  }
}

const termLists = (plan: Plan, term: Term): readonly PartList[] =>
  leavesOf(term).map(({ leaf, sign }) => {
    if (leaf.kind === 'number') return { kind: 'constant', value: leaf.value, sign }
    const side = leaf.kind === 'pctl' ? 'second' : 'first'
    return { kind: 'rows', measure: leafMeasure(plan, leaf), side, sign }
  })
