import type { Dataset } from '@/features/datasets'
import { type Decimal, isZero, plus, tidy } from './decimal'
import type { DurationUnit, Formula, Term } from './formula'
import type { Pair } from './measure'
import { lagged, leafKey, needsPresence, ownKey, type Plan, presenceKey } from './plan'
import type { Reason } from './reason'
import { datasetsOf, leavesOf } from './references'

/** What was counted for one area. */
export interface Counted {
  /** Numbers of a measure by its key; an area without a row of it is absent. */
  pair(key: string): Pair | undefined
  /** The same for the whole city. */
  cityPair(key: string): Pair | undefined
  /** Whether any record of the dataset counts at all, anywhere in the city. */
  hasRecords(dataset: string): boolean
  /** Working hours of a day, in minutes. */
  readonly minutesOfDay: number
}

/** `numerator` and `denominator` are exact decimals (see `decisions` 18 for what they are of each function). */
export interface Evaluated {
  readonly value: number | null
  readonly reason: Reason | null
  readonly numerator: Decimal | null
  readonly denominator: Decimal | null
}

const none = (reason: Reason, numerator: Decimal | null = null, denominator: Decimal | null = null): Evaluated => ({
  value: null,
  reason,
  numerator,
  denominator,
})
const some = (value: number, numerator: Decimal | null, denominator: Decimal | null): Evaluated => ({
  value,
  reason: null,
  numerator,
  denominator,
})

export function evaluate(plan: Plan, counted: Counted): Evaluated {
  const { formula, stretch } = plan
  const isUnknown = ['within', 'dur', 'coverage', 'fresh', 'repeat'].includes(formula.kind)
    ? [...datasetsOf(formula)].some(each => !counted.hasRecords(each))
    : false
  if (isUnknown) return none('no-records')
  switch (formula.kind) {
    case 'ratio':
    case 'per':
    case 'diff':
      return evaluateTwo(formula, part(plan, formula.a, counted), part(plan, formula.b, counted))
    case 'change':
      return evaluateTwo(formula, part(plan, formula.a, counted), part(lagged(plan, formula.lag), formula.a, counted))
    case 'aggregate':
      return evaluateAggregate(plan, formula, counted)
    case 'within': {
      const [inTime, judged] = tally(
        counted,
        ownKey(plan, () => ({ kind: 'judged', formula, stretch })),
      )
      return isZero(judged) ? none('no-denominator', inTime, judged) : share(inTime, judged)
    }
    case 'repeat': {
      const [followers, rows] = tally(
        counted,
        ownKey(plan, () => ({ kind: 'followers', formula, stretch })),
      )
      return isZero(rows) ? none('no-denominator', followers, rows) : share(followers, rows)
    }
    case 'fresh': {
      const [fresh, producers] = tally(
        counted,
        ownKey(plan, () => ({ kind: 'producers', formula, stretch })),
      )
      return isZero(producers) ? none('stale-feed', fresh, producers) : share(fresh, producers)
    }
    case 'coverage': {
      const missing = missingFeed(plan, formula.dataset, counted)
      if (missing) return none(missing)
      const [covered, layer] = tally(
        counted,
        ownKey(plan, () => ({ kind: 'covered', formula, stretch })),
      )
      return isZero(layer) ? none('no-reference', covered, layer) : share(covered, layer)
    }
    case 'dur': {
      const [first, count] = counted.pair(ownKey(plan, () => ({ kind: 'lasting', formula, stretch }))) ?? [null, null]
      if (first === null || count === null || isZero(count)) return none('no-finished', null, '0')
      const scale = unitSeconds(formula.unit, counted.minutesOfDay)
      if (formula.statistic !== 'mean') return some(Number(first) / scale, null, tidy(count))
      const sum = Number(first) / scale
      return some(sum / Number(count), String(sum), tidy(count))
    }
  }
}

/** Seconds of a unit; a working day has the hours of the city's. */
export function unitSeconds(unit: DurationUnit, minutesOfDay: number): number {
  switch (unit) {
    case 'min':
      return 60
    case 'h':
    case 'wh':
      return 3600
    case 'd':
      return 86_400
    case 'wd':
      return minutesOfDay * 60
  }
}

const share = (numerator: Decimal, denominator: Decimal): Evaluated =>
  some((100 * Number(numerator)) / Number(denominator), numerator, denominator)

/** A pair of counts: an area without a row has none of either. */
function tally(counted: Counted, key: string): readonly [Decimal, Decimal] {
  const [first, second] = counted.pair(key) ?? [null, null]
  return [tidy(first ?? '0'), tidy(second ?? '0')]
}

/** The reason where no record of the whole city lies in the stretch: then nought is no finding. */
function missingFeed(plan: Plan, dataset: Dataset, counted: Counted): Reason | null {
  const [present] = counted.cityPair(presenceKey(plan, dataset)) ?? ['0']
  if (!isZero(present ?? '0')) return null
  return dataset.time === null ? 'no-records' : 'stale-feed'
}

type Part = { readonly number: Decimal } | { readonly reason: Reason }

/** The number of a term, or why it has none. */
function part(plan: Plan, term: Term, counted: Counted): Part {
  let sum: Decimal = '0'
  for (const { leaf, sign } of leavesOf(term)) {
    if (leaf.kind === 'number') {
      sum = plus(sum, String(leaf.value), sign)
      continue
    }
    if (leaf.kind !== 'ref' && !counted.hasRecords(leaf.dataset.name)) return { reason: 'no-records' }
    const missing = needsPresence(leaf) ? missingFeed(plan, leaf.dataset, counted) : null
    if (missing) return { reason: missing }
    const [first, second] = counted.pair(leafKey(plan, leaf)) ?? [null, null]
    const number = (() => {
      switch (leaf.kind) {
        case 'count':
        case 'sum':
        case 'countDistinct':
          return first ?? '0'
        case 'mean':
          return first === null || second === null ? null : String(Number(first) / Number(second))
        case 'ref':
        case 'pctl':
          return first
      }
    })()
    if (number === null) return { reason: leaf.kind === 'ref' ? 'no-reference' : 'no-records' }
    sum = plus(sum, number, sign)
  }
  return { number: sum }
}

type TwoPartFormula = Extract<Formula, { kind: 'ratio' | 'per' | 'diff' | 'change' }>

function evaluateTwo(formula: TwoPartFormula, a: Part, b: Part): Evaluated {
  if ('reason' in a) return none(a.reason, null, 'number' in b ? b.number : null)
  if ('reason' in b) return none(b.reason, a.number, null)
  if (formula.kind === 'diff') return some(Number(plus(a.number, b.number, -1)), a.number, b.number)
  if (isZero(b.number)) return none('no-denominator', a.number, b.number)
  const [top, bottom] = [Number(a.number), Number(b.number)]
  switch (formula.kind) {
    case 'ratio':
      return share(a.number, b.number)
    case 'per':
      return some((formula.factor * top) / bottom, a.number, b.number)
    case 'change':
      return some((100 * Number(plus(a.number, b.number, -1))) / bottom, a.number, b.number)
  }
}

function evaluateAggregate(plan: Plan, { term }: Extract<Formula, { kind: 'aggregate' }>, counted: Counted): Evaluated {
  const value = part(plan, term, counted)
  if ('reason' in value) return none(value.reason)
  const [first, second] = counted.pair(leafKey(plan, term)) ?? [null, null]
  switch (term.kind) {
    case 'mean':
      return some(Number(value.number), tidy(first ?? '0'), tidy(second ?? '0'))
    case 'pctl':
      return some(Number(value.number), null, tidy(second ?? '0'))
    default:
      return some(Number(value.number), value.number, null)
  }
}
