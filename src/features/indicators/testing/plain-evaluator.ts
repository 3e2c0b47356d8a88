import type { ASTNode } from '@marcbachmann/cel-js'
import { duration, withinTime } from './plain/clocks'
import { freshness } from './plain/fresh'
import { shifted } from './plain/moments'
import { coverage, repeat } from './plain/places'
import {
  type PlainArea,
  type PlainCity,
  type PlainResult,
  type PlainStretch,
  type Question,
  quotient,
} from './plain/plain-city'
import { aggregateResult, termOf } from './plain/terms'
import { callOf, literalOf, treeOf } from './plain/tree'

export type { PlainArea, PlainCity, PlainRow, PlainValue } from './plain/plain-city'

/**
 * The formulas once more, written apart from the compiler: straight from the CEL tree, over rows in memory, one row at
 * a time, with the rules of the list's README and nothing clever. Tests compare it with what the database counts.
 */
export class PlainEvaluator {
  private readonly question: Question

  constructor(city: PlainCity, area: PlainArea, stretch: PlainStretch) {
    this.question = { city, area, stretch }
  }

  result(text: string): PlainResult {
    return resultOf(this.question, text)
  }
}

function resultOf(q: Question, text: string): PlainResult {
  const tree = treeOf(text)
  const [name, args] = callOf(tree)
  const at = (i: number) => args[i] as ASTNode
  switch (name) {
    case 'ratio':
    case 'per':
    case 'diff': {
      const a = termOf(q, at(0))
      const b = termOf(q, at(1))
      if (typeof a === 'string' || typeof b === 'string') {
        const reason = typeof a === 'string' ? a : (b as string)
        return {
          value: null,
          reason,
          numerator: typeof a === 'string' ? null : a,
          denominator: typeof b === 'string' ? null : b,
        }
      }
      if (name === 'diff') return { value: a - b, reason: null, numerator: a, denominator: b }
      const factor = name === 'ratio' ? 100 : Number(literalOf(at(2)))
      return quotient(a, b, factor)
    }
    case 'change': {
      const a = termOf(q, at(0))
      const lag = String(literalOf(at(1)))
      const back = (moment: number) => shifted(q, moment, lag, -1)
      const { from, to, now } = q.stretch
      const earlier: Question = { ...q, stretch: { from: back(from), to: back(to), now: back(now) } }
      const b = termOf(earlier, at(0))
      if (typeof a === 'string')
        return { value: null, reason: a, numerator: null, denominator: typeof b === 'string' ? null : b }
      if (typeof b === 'string') return { value: null, reason: b, numerator: a, denominator: null }
      if (b === 0) return { value: null, reason: 'no-denominator', numerator: a, denominator: b }
      return { value: (100 * (a - b)) / b, reason: null, numerator: a, denominator: b }
    }
    case 'within':
      return withinTime(q, args)
    case 'dur':
      return duration(q, args)
    case 'coverage':
      return coverage(q, args)
    case 'fresh':
      return freshness(q, args)
    case 'repeat':
      return repeat(q, args)
    default:
      return aggregateResult(q, tree)
  }
}
