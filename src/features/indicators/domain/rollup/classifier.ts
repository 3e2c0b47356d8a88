import { allFields, type Dataset, type Field } from '@/features/datasets'
import type { Condition, DurationFormula, WithinFormula } from '../formula'
import { namesIn } from '../references'
import { ALWAYS, type Classifier, type Counter, type OnStep, type RowValues, type StandingCounter } from './counter'
import { keyField, requiredValues } from './key-field'
import { normalForm } from './normal-form'
import { rowProperty } from './row-property'
import { momentReader, mover, type RowContext, type RowTest, rowTest } from './row-test'
import { truthOverTime } from './truth-over-time'

/** Counters that are stepped together, and the only values of the key field with which a row can be theirs. */
interface Unit {
  readonly run: (row: RowValues, onStep: OnStep) => void
  readonly only: readonly unknown[] | null
}

/** Compiles the counters of one dataset. @throws RangeError for a counter of another dataset */
export function classifierOf(dataset: Dataset, counters: readonly Counter[], context: RowContext): Classifier {
  if (counters.some(each => each.dataset.name !== dataset.name)) throw new RangeError('a counter of another dataset')
  const places = counters.map((counter, place) => ({ counter, place }))
  const conditions = counters.map(conditionOf)
  const key = keyField(conditions)
  const keyOf = key === null ? null : rowProperty(key)
  const units = groups(places).map(group => compile(group, context, key))
  const always = units.filter(each => each.only === null).map(each => each.run)
  const byKey = new Map<unknown, Unit['run'][]>()
  for (const { only, run } of units)
    for (const value of only ?? []) byKey.set(value, [...(byKey.get(value) ?? []), run])
  return {
    dataset,
    counters,
    fields: [...new Set(counters.flatMap(fieldsOf))],
    classify(row, onStep) {
      for (const run of always) run(row, onStep)
      const keyed = keyOf ? byKey.get(keyOf(row)) : undefined
      if (keyed) for (const run of keyed) run(row, onStep)
    },
  }
}

interface Placed {
  readonly counter: Counter
  readonly place: number
}

export const conditionOf = (counter: Counter): Condition | null => {
  if (counter.shape === 'standing') return counter.condition
  return 'formula' in counter.counts ? counter.counts.formula.condition : counter.counts.condition
}

/** Both halves of a share look at the same rows. */
function groups(places: readonly Placed[]): readonly (readonly Placed[])[] {
  const found = new Map<string, Placed[]>()
  for (const each of places) {
    const { counter } = each
    const name =
      counter.shape === 'window' && 'formula' in counter.counts
        ? counter.key.replace(/"kind":"(?:judged|inTime|finished|seconds)"/, '')
        : counter.key
    found.set(name, [...(found.get(name) ?? []), each])
  }
  return [...found.values()]
}

function compile(group: readonly Placed[], context: RowContext, key: string | null): Unit {
  const [head] = group
  if (!head) throw new RangeError('a group has a counter')
  const { counter, place } = head
  const condition = conditionOf(counter)
  const only = key === null || condition === null ? null : requiredValues(normalForm(condition), key)
  if (counter.shape === 'standing') return { only, run: standing(counter, place, context) }
  const test = rowTest(condition, context)
  const { counts } = counter
  const placeOf = (kind: string) =>
    group.find(each => each.counter.shape === 'window' && each.counter.counts.kind === kind)?.place
  switch (counts.kind) {
    case 'rows':
      return { only, run: rows(counter.dataset, counts.field, test, place, context) }
    case 'judged':
    case 'inTime':
      return { only, run: judged(counts.formula, test, placeOf('judged'), placeOf('inTime'), context) }
    case 'finished':
    case 'seconds':
      return { only, run: finished(counts.formula, test, placeOf('finished'), placeOf('seconds'), context) }
  }
}

/** What a row adds: one, or the value of a field; null where that is empty. */
const amountOf = (field: string | null): ((row: RowValues) => number | string | null) =>
  field === null ? () => 1 : (rowProperty(field) as (row: RowValues) => number | string | null)

function rows(dataset: Dataset, field: string | null, test: RowTest, place: number, context: RowContext): Unit['run'] {
  const moment = momentReader(fieldOf(dataset, dataset.time ?? ''), context)
  const amount = amountOf(field)
  return (row, onStep) => {
    if (!test(row)) return
    const at = moment(row)
    const value = amount(row)
    if (at !== null && value !== null) onStep(place, at, value)
  }
}

function judged(
  { from, to, limit }: WithinFormula,
  test: RowTest,
  all: number | undefined,
  inTime: number | undefined,
  context: RowContext,
): Unit['run'] {
  const start = momentReader(from, context)
  const end = momentReader(to, context)
  const given = limit.kind === 'field' ? momentReader(limit.field, context) : null
  const move = limit.kind === 'span' ? mover(1, limit.span, context) : null
  return (row, onStep) => {
    if (!test(row)) return
    const began = start(row)
    if (began === null) return
    const due = given ? given(row) : (move?.(began) ?? null)
    if (due === null || Number.isNaN(due)) return
    if (all !== undefined) onStep(all, due, 1)
    if (inTime === undefined) return
    const done = end(row)
    if (done !== null && done <= due) onStep(inTime, due, 1)
  }
}

function finished(
  { from, to, unit }: DurationFormula,
  test: RowTest,
  all: number | undefined,
  seconds: number | undefined,
  context: RowContext,
): Unit['run'] {
  const start = momentReader(from, context)
  const end = momentReader(to, context)
  const isWorking = unit === 'wh' || unit === 'wd'
  const { calendar } = context
  return (row, onStep) => {
    if (!test(row)) return
    const began = start(row)
    const done = end(row)
    if (began === null || done === null) return
    if (all !== undefined) onStep(all, done, 1)
    if (seconds === undefined) return
    const ms = isWorking ? Math.round(calendar.workingMinutesBetween(began, done) * 60_000) : done - began
    if (!Number.isNaN(ms)) onStep(seconds, done, String(ms / 1000))
  }
}

/** Cut where the row's truth changes: the step lies a millisecond before the first moment that sees it. */
function standing({ condition, field, length }: StandingCounter, place: number, context: RowContext): Unit['run'] {
  const amount = amountOf(field)
  const truth = condition === null ? null : truthOverTime(normalForm(condition), length, context)
  return (row, onStep) => {
    const stretches = truth ? truth(row) : null
    if (stretches?.length === 0) return
    const value = amount(row)
    if (value === null) return
    if (!stretches) {
      onStep(place, ALWAYS, value)
      return
    }
    for (const [start, end] of stretches) {
      onStep(place, start === Number.NEGATIVE_INFINITY ? ALWAYS : start - 1, value)
      if (end !== Number.POSITIVE_INFINITY) onStep(place, end - 1, minus(value))
    }
  }
}

const minus = (value: number | string): number | string => {
  if (typeof value === 'number') return -value
  return value.startsWith('-') ? value.slice(1) : `-${value}`
}

export function fieldOf(dataset: Dataset, name: string): Field {
  const found = allFields(dataset).find(each => each.name === name)
  if (!found) throw new RangeError(`${dataset.name} has no field ${name}`)
  return found
}

function fieldsOf(counter: Counter): readonly string[] {
  const named = [...namesIn(conditionOf(counter)).fields]
  if (counter.shape === 'standing') return counter.field === null ? named : [...named, counter.field]
  const { counts, dataset } = counter
  if (counts.kind === 'rows') {
    const own = counts.field === null ? [] : [counts.field]
    return [...named, ...own, ...(dataset.time === null ? [] : [dataset.time])]
  }
  const { from, to } = counts.formula
  const limit =
    'limit' in counts.formula && counts.formula.limit.kind === 'field' ? [counts.formula.limit.field.name] : []
  return [...named, from.name, to.name, ...limit]
}
