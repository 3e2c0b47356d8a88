import { allFields, type Dataset, type Field } from '@/features/datasets'
import type { Condition } from '../formula'
import type { Measure } from '../measure'
import { placementOf } from '../placement'
import { measuresOf, type Plan } from '../plan'
import { datasetsOf, namesClock, namesIn } from '../references'
import type { PeriodLength } from '../stretch'
import type { Counter, StandingCounter, WindowCount } from './counter'
import { normalForm } from './normal-form'
import { isSteady } from './steady'

/** The counters whose numbers over a stretch are a measure's pair. */
export interface MeasureCounters {
  readonly first: Counter
  readonly second: Counter | null
  /** A sum of nothing is no number. */
  readonly emptyIsNull: boolean
}

/**
 * What a measure of a live stretch is kept by; null where running totals do not give it. `length`: that of the
 * indicator's period, which says how far before now the stretch begins.
 */
export function countersOf(measure: Measure, length: PeriodLength): MeasureCounters | null {
  switch (measure.kind) {
    case 'presence':
      return counted(rows(measure.dataset, null, null, length))
    case 'tally': {
      const { dataset, condition, field } = measure
      if (!field) return counted(rows(dataset, condition, null, length))
      const first = rows(dataset, condition, field, length)
      const second = rows(dataset, withField(condition, field), null, length)
      return first && second && { first, second, emptyIsNull: true }
    }
    case 'judged': {
      const { formula } = measure
      if (namesClock(formula.condition)) return null
      const first = window(formula.dataset, { kind: 'inTime', formula })
      return { first, second: window(formula.dataset, { kind: 'judged', formula }), emptyIsNull: false }
    }
    case 'lasting': {
      const { formula } = measure
      if (formula.statistic !== 'mean' || namesClock(formula.condition)) return null
      const first = window(formula.dataset, { kind: 'seconds', formula })
      return { first, second: window(formula.dataset, { kind: 'finished', formula }), emptyIsNull: true }
    }
    default:
      return null
  }
}

/** Every counter of a formula's measures, and those that tell whether its datasets have any record; none twice. */
export function countersOfPlan(plan: Plan, length: PeriodLength): readonly Counter[] {
  const found = new Map<string, Counter>()
  const add = (counter: Counter | null | undefined) => counter && found.set(counter.key, counter)
  for (const measure of measuresOf(plan)) {
    const counters = countersOf(measure, length)
    add(counters?.first)
    add(counters?.second)
    if ('dataset' in measure) add(recordCounter(measure.dataset))
    else if ('formula' in measure) add(recordCounter(measure.formula.dataset))
  }
  return [...found.values()]
}

/** Whether all of a formula is kept by running totals; the reference series is read beside them. */
export const isKeptByCounters = (plan: Plan, length: PeriodLength): boolean =>
  plan.formula.kind !== 'change' &&
  measuresOf(plan).every(each => each.kind === 'reference' || countersOf(each, length) !== null) &&
  datasetsOf(plan.formula).size > 0

/** Counts all records of a dataset that count at all. */
export const recordCounter = (dataset: Dataset): StandingCounter => standing(dataset, null, null, null)

const counted = (first: Counter | null): MeasureCounters | null => first && { first, second: null, emptyIsNull: false }

/** Rows of a term, or a field of theirs, placed as the term places them. */
function rows(
  dataset: Dataset,
  condition: Condition | null,
  field: Field | null,
  length: PeriodLength,
): Counter | null {
  const placement = placementOf(dataset, condition)
  const hasClock = namesClock(condition)
  if (placement === 'time' && !hasClock) {
    return window(dataset, { kind: 'rows', condition, field: field?.name ?? null })
  }
  const whole = placement === 'time' ? and([condition, ...inStretch(dataset)]) : condition
  if (whole && hasClock && !isSteady(normalForm(whole), length)) return null
  const needsLength = namesIn(whole).clock.has('periodStart')
  return standing(dataset, whole, field?.name ?? null, needsLength ? length : null)
}

function inStretch(dataset: Dataset): Condition[] {
  const field = allFields(dataset).find(each => each.name === dataset.time)
  if (!field) throw new Error(`${dataset.name} has no time`)
  const left = { kind: 'field', field } as const
  return [
    { kind: 'compare', op: '>=', left, right: { kind: 'clock', name: 'periodStart' } },
    { kind: 'compare', op: '<', left, right: { kind: 'clock', name: 'now' } },
  ]
}

const withField = (condition: Condition | null, field: Field): Condition =>
  and([condition, { kind: 'present', field, isPresent: true }])

function and(conditions: readonly (Condition | null)[]): Condition {
  const items = conditions.filter(each => each !== null)
  const [only] = items
  return only && items.length === 1 ? only : { kind: 'and', items }
}

const window = (dataset: Dataset, counts: WindowCount): Counter => ({
  shape: 'window',
  dataset,
  counts,
  key: keyOf({ shape: 'window', dataset, counts }),
})

const standing = (
  dataset: Dataset,
  condition: Condition | null,
  field: string | null,
  length: PeriodLength | null,
): StandingCounter => ({
  shape: 'standing',
  dataset,
  condition,
  field,
  length,
  key: keyOf({ shape: 'standing', dataset, condition, field, length }),
})

/** Declarations by their names alone. */
const keyOf = (counter: object): string =>
  JSON.stringify(counter, (_, value: unknown) =>
    typeof value === 'object' && value !== null && 'titleZh' in value && 'name' in value ? value.name : value,
  )
