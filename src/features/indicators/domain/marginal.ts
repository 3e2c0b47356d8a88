import type { Dataset } from '@/features/datasets'
import type { IndicatorPlan } from './compute-city'
import { unitSeconds } from './evaluate'
import { type Part, partLists } from './part-list'
import { datasetsOf } from './references'
import { classifierOf } from './rollup/classifier'
import type { Classifier, Counter, RowValues } from './rollup/counter'
import { countersOf, isKeptByCounters } from './rollup/counters-of'
import type { RowContext } from './rollup/row-test'

/** What a record adds to the parts of one indicator. */
export interface PartChange {
  numerator: number
  denominator: number
}

/** What records add to the parts of the indicators of some area, by code. */
export type PartChanges = Map<string, PartChange>

interface Slot {
  readonly code: string
  readonly part: Part
  readonly factor: number
  readonly isWindow: boolean
}

/** The indicators that read a dataset, compiled; the stretches are given when records are asked about. */
export interface CompiledEffects {
  /** Fields that must be known of a record. */
  readonly fields: readonly string[]
  /** Codes of the indicators that read the dataset, but have to be counted as a whole. */
  readonly uncounted: readonly string[]
  readonly classifier: Classifier
  readonly slots: readonly (readonly Slot[])[]
}

/** Compiles the indicators that read a dataset. Pure. */
export function compileEffects(
  plans: readonly IndicatorPlan[],
  dataset: Dataset,
  context: RowContext,
  minutesOfDay: number,
): CompiledEffects {
  const own = plans.filter(({ plan }) => datasetsOf(plan.formula).has(dataset.name))
  const uncounted: string[] = []
  const counters = new Map<string, { counter: Counter; slots: Slot[] }>()
  for (const { indicator, plan } of own) {
    if (!isKeptByCounters(plan, indicator.period)) {
      uncounted.push(indicator.code)
      continue
    }
    const { formula } = plan
    for (const part of ['numerator', 'denominator'] as const)
      for (const list of partLists(plan, part)) {
        if (list.kind === 'constant' || list.measure.kind === 'reference') continue
        const found = countersOf(list.measure, indicator.period)
        const counter = list.side === 'first' ? found?.first : found?.second
        if (!counter || counter.dataset.name !== dataset.name) continue
        const isSeconds = formula.kind === 'dur' && list.side === 'first'
        const factor = isSeconds ? list.sign / unitSeconds(formula.unit, minutesOfDay) : list.sign
        const slot = { code: indicator.code, part, factor, isWindow: counter.shape === 'window' }
        const known = counters.get(counter.key)
        if (known) known.slots.push(slot)
        else counters.set(counter.key, { counter, slots: [slot] })
      }
  }
  const all = [...counters.values()]
  const classifier = classifierOf(
    dataset,
    all.map(each => each.counter),
    context,
  )
  return { fields: classifier.fields, uncounted, classifier, slots: all.map(each => each.slots) }
}

/**
 * Adds what a record that counts (neither withdrawn nor linked) adds to the parts; with sign −1 takes it away. A part's
 * change is Σ sign · (amounts of the record's steps that lie in the indicator's own stretch): the same steps by which
 * the values are kept.
 */
export function addEffects(
  { classifier, slots }: CompiledEffects,
  plans: ReadonlyMap<string, IndicatorPlan>,
  changes: PartChanges,
  row: RowValues,
  sign: number,
): void {
  classifier.classify(row, (counter, moment, amount) => {
    for (const { code, part, factor, isWindow } of slots[counter] ?? []) {
      const stretch = plans.get(code)?.plan.stretch
      if (!stretch || (isWindow && moment < stretch.from.getTime()) || moment >= stretch.now.getTime()) continue
      const known = changes.get(code) ?? { numerator: 0, denominator: 0 }
      known[part] += sign * factor * Number(amount)
      changes.set(code, known)
    }
  })
}

/** Leaves out indicators of which nothing changes. */
export function realChanges(changes: PartChanges): PartChanges {
  // what was added and taken away again may leave the last bit of a fraction
  const isNought = (value: number) => Math.abs(value) < 1e-9
  return new Map([...changes].filter(([, each]) => !isNought(each.numerator) || !isNought(each.denominator)))
}
