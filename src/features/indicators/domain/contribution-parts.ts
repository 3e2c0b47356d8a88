import { type Decimal, plus } from './decimal'
import type { Formula } from './formula'

/** Exact parts of a value. */
export interface Parts {
  readonly numerator: Decimal | null
  readonly denominator: Decimal | null
}

/**
 * Whether the parts of an area are the sums of its districts' parts, so that a value can be told from summed parts: not
 * of percentiles, distinct values, fresh producers and differences of means.
 */
export function hasAdditiveParts(formula: Formula): boolean {
  switch (formula.kind) {
    case 'fresh':
      return false
    case 'dur':
      return formula.statistic === 'mean'
    case 'within':
    case 'repeat':
    case 'coverage':
      return true
    case 'aggregate':
      return formula.term.kind !== 'pctl' && formula.term.kind !== 'countDistinct'
    case 'change':
      return isAdditive(formula.a)
    case 'ratio':
    case 'per':
    case 'diff':
      return isAdditive(formula.a) && isAdditive(formula.b)
  }
}

type Term = Extract<Formula, { kind: 'change' }>['a']

function isAdditive(term: Term): boolean {
  switch (term.kind) {
    case 'count':
    case 'sum':
    case 'ref':
      return true
    case 'add':
    case 'subtract':
      return isAdditive(term.left) && isAdditive(term.right)
    // a number written in the formula would be added once a district
    case 'number':
    case 'mean':
    case 'pctl':
    case 'countDistinct':
      return false
  }
}

/** The value that a formula has with these parts; null where there is none (nothing to divide by). */
export function valueOfParts(formula: Formula, { numerator, denominator }: Parts): number | null {
  if (formula.kind === 'diff' && numerator !== null && denominator !== null)
    return Number(plus(numerator, denominator, -1))
  return valueOfNumbers(
    formula,
    numerator === null ? null : Number(numerator),
    denominator === null ? null : Number(denominator),
  )
}

/** The same from plain numbers: exact for counts, within rounding for sums of decimals. */
export function valueOfNumbers(formula: Formula, top: number | null, bottom: number | null): number | null {
  switch (formula.kind) {
    case 'aggregate':
      return formula.term.kind === 'mean' ? quotient(1, top, bottom) : top
    case 'dur':
      return formula.statistic === 'mean' ? quotient(1, top, bottom) : null
    case 'per':
      return quotient(formula.factor, top, bottom)
    case 'diff':
      return top === null || bottom === null ? null : top - bottom
    case 'change':
      return top === null || bottom === null ? null : quotient(100, top - bottom, bottom)
    case 'ratio':
    case 'within':
    case 'repeat':
    case 'coverage':
    case 'fresh':
      return quotient(100, top, bottom)
  }
}

const quotient = (factor: number, top: number | null, bottom: number | null): number | null =>
  top === null || bottom === null || bottom === 0 ? null : (factor * top) / bottom

/** The numerator with which a formula has a value, its denominator being as it is; null where it has no numerator. */
export function numeratorFor(formula: Formula, value: number, denominator: Decimal | null): number | null {
  const bottom = denominator === null ? null : Number(denominator)
  switch (formula.kind) {
    case 'aggregate':
      if (formula.term.kind === 'pctl' || formula.term.kind === 'countDistinct') return null
      return formula.term.kind === 'mean' ? bottom && value * bottom : value
    case 'dur':
      return formula.statistic === 'mean' ? bottom && value * bottom : null
    case 'per':
      return bottom && (value * bottom) / formula.factor
    case 'diff':
      return bottom === null ? null : value + bottom
    case 'change':
      return bottom && (value * bottom) / 100 + bottom
    case 'ratio':
    case 'within':
    case 'repeat':
    case 'coverage':
    case 'fresh':
      return bottom && (value * bottom) / 100
  }
}
