import type { Dataset } from '@/features/datasets'
import { addMonths } from '@/shared/time'
import type { Formula, Span } from './formula'
import { type Measure, measureKey } from './measure'
import { placementOf } from './placement'
import { type Leaf, leavesOf, termsOf } from './references'
import { referenceYear, type Stretch, shifted } from './stretch'

/** A formula over one stretch: what has to be counted for it. */
export interface Plan {
  readonly formula: Formula
  readonly stretch: Stretch
  readonly timezone: string
}

export function leafMeasure({ stretch, timezone }: Plan, leaf: Exclude<Leaf, { kind: 'number' }>): Measure {
  switch (leaf.kind) {
    case 'ref':
      return { kind: 'reference', series: leaf.series, year: referenceYear(stretch, timezone) }
    case 'count':
      return { kind: 'tally', dataset: leaf.dataset, field: null, condition: leaf.condition, stretch }
    case 'sum':
    case 'mean':
      return { kind: 'tally', dataset: leaf.dataset, field: leaf.field, condition: leaf.condition, stretch }
    case 'countDistinct':
      return { kind: 'distinct', dataset: leaf.dataset, field: leaf.field, condition: leaf.condition, stretch }
    case 'pctl':
      return { ...leaf, kind: 'rank', stretch }
  }
}

/** All rows of the dataset in the stretch, of a ledger all as it stands: none in the whole city means that its feed is missing. */
export const presenceMeasure = (dataset: Dataset, stretch: Stretch): Measure => ({ kind: 'presence', dataset, stretch })

/** Whether a count of nothing could be a missing feed instead of a nought: not where the formula itself places its rows. */
export const needsPresence = (leaf: Leaf): leaf is Extract<Leaf, { kind: 'count' | 'sum' | 'countDistinct' }> =>
  (leaf.kind === 'count' || leaf.kind === 'sum' || leaf.kind === 'countDistinct') &&
  placementOf(leaf.dataset, leaf.condition) !== 'own'

export const moveBack =
  (span: Span, timezone: string) =>
  (moment: Date): Date => {
    const at = moment.getTime()
    switch (span.unit) {
      case 'min':
        return new Date(at - span.count * 60_000)
      case 'h':
      case 'uh':
        return new Date(at - span.count * 3_600_000)
      case 'd':
        return new Date(at - span.count * 86_400_000)
      case 'mo':
        return new Date(addMonths(timezone, at, -span.count))
      case 'y':
        return new Date(addMonths(timezone, at, -12 * span.count))
      case 'wh':
      case 'wd':
        throw new RangeError('a lag runs on the clock')
    }
  }

interface Remembered {
  readonly keys: Map<Leaf | string, string>
  lagged?: Plan
}

/** A plan is evaluated for every area; its keys are spelled once. */
const remembered = new WeakMap<Plan, Remembered>()

function memory(plan: Plan): Remembered {
  const known = remembered.get(plan)
  if (known) return known
  const made: Remembered = { keys: new Map() }
  remembered.set(plan, made)
  return made
}

function remember(plan: Plan, name: Leaf | string, make: () => Measure): string {
  const { keys } = memory(plan)
  const known = keys.get(name)
  if (known !== undefined) return known
  const made = measureKey(make())
  keys.set(name, made)
  return made
}

export const leafKey = (plan: Plan, leaf: Exclude<Leaf, { kind: 'number' }>): string =>
  remember(plan, leaf, () => leafMeasure(plan, leaf))

export const presenceKey = (plan: Plan, dataset: Dataset): string =>
  remember(plan, dataset.name, () => presenceMeasure(dataset, plan.stretch))

/** Key of the one measure of a function that places its rows itself. */
export const ownKey = (plan: Plan, make: () => Measure): string => remember(plan, 'self', make)

/** The plan over the same stretch one lag earlier. */
export function lagged(plan: Plan, lag: Span): Plan {
  const known = memory(plan)
  known.lagged ??= { ...plan, stretch: shifted(plan.stretch, moveBack(lag, plan.timezone)) }
  return known.lagged
}

/** Everything that has to be counted to evaluate the formula. */
export function measuresOf(plan: Plan): Measure[] {
  const { formula, stretch } = plan
  switch (formula.kind) {
    case 'within':
      return [{ kind: 'judged', formula: formula, stretch }]
    case 'dur':
      return [{ kind: 'lasting', formula, stretch }]
    case 'coverage':
      return [{ kind: 'covered', formula, stretch }, presenceMeasure(formula.dataset, stretch)]
    case 'fresh':
      return [{ kind: 'producers', formula, stretch }]
    case 'repeat':
      return [{ kind: 'followers', formula, stretch }]
    case 'change': {
      const earlier = lagged(plan, formula.lag)
      return [plan, earlier].flatMap(each => termMeasures(each))
    }
    default:
      return termMeasures(plan)
  }
}

function termMeasures(plan: Plan): Measure[] {
  const leaves = termsOf(plan.formula).flatMap(each => leavesOf(each).map(({ leaf }) => leaf))
  return leaves.flatMap(leaf => {
    if (leaf.kind === 'number') return []
    const measure = leafMeasure(plan, leaf)
    return needsPresence(leaf) ? [measure, presenceMeasure(leaf.dataset, plan.stretch)] : [measure]
  })
}
