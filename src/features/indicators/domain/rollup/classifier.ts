import type { Dataset } from '@/features/datasets'
import { type Guarded, nestedTests } from './code/nested-tests'
import { RowCode, type Run } from './code/row-code'
import { standingCode } from './code/standing-code'
import { finishedCode, judgedCode, rowsCode } from './code/step-code'
import type { Classifier, Counter } from './counter'
import { conditionOf, fieldsOf } from './fields-of'
import { keyField, requiredValues } from './key-field'
import { normalForm } from './normal-form'
import { rowProperty } from './row-property'
import type { RowContext } from './row-test'

/** Counters that are stepped together, and the only values of the key field with which a row can be theirs. */
interface Unit {
  readonly group: readonly Placed[]
  readonly only: readonly unknown[] | null
}

interface Placed {
  readonly counter: Counter
  readonly place: number
}

/**
 * Compiles the counters of one dataset: those that any row may be of into one function, and one for each value of the
 * key field. @throws RangeError for a counter of another dataset
 */
export function classifierOf(dataset: Dataset, counters: readonly Counter[], context: RowContext): Classifier {
  if (counters.some(each => each.dataset.name !== dataset.name)) throw new RangeError('a counter of another dataset')
  const key = keyField(counters.map(conditionOf))
  const units = groups(counters).map(group => ({ group, only: key === null ? null : onlyValues(group, key) }))
  const runOf = (own: readonly Unit[]): Run => {
    const code = new RowCode(context)
    return code.compile(nestedTests(own.map(each => codeOf(each.group, code))))
  }
  const always = runOf(units.filter(each => each.only === null))
  const keyOf = key === null ? null : rowProperty(key)
  const byKey = new Map(
    [...new Set(units.flatMap(each => each.only ?? []))].map(value => [
      value,
      runOf(units.filter(each => each.only?.includes(value))),
    ]),
  )
  return {
    dataset,
    counters,
    fields: [...new Set(counters.flatMap(fieldsOf))],
    classify(row, onStep) {
      always(row, onStep)
      if (keyOf) byKey.get(keyOf(row))?.(row, onStep)
    },
  }
}

/** Both halves of a share look at the same rows. */
function groups(counters: readonly Counter[]): readonly (readonly Placed[])[] {
  const found = new Map<string, Placed[]>()
  for (const [place, counter] of counters.entries()) {
    const name =
      counter.shape === 'window' && 'formula' in counter.counts
        ? counter.key.replace(/"kind":"(?:judged|inTime|finished|seconds)"/, '')
        : counter.key
    found.set(name, [...(found.get(name) ?? []), { counter, place }])
  }
  return [...found.values()]
}

function onlyValues([head]: readonly Placed[], key: string): readonly unknown[] | null {
  const condition = head ? conditionOf(head.counter) : null
  return condition && requiredValues(normalForm(condition), key)
}

function codeOf(group: readonly Placed[], code: RowCode): Guarded {
  const [head] = group
  if (!head) throw new RangeError('a group has a counter')
  const { counter, place } = head
  if (counter.shape === 'standing') return standingCode(counter, place, code)
  const { dataset, counts } = counter
  const placeOf = (kind: string) =>
    group.find(each => each.counter.shape === 'window' && each.counter.counts.kind === kind)?.place
  switch (counts.kind) {
    case 'rows':
      return rowsCode({ dataset, ...counts }, place, code)
    case 'judged':
    case 'inTime':
      return judgedCode(counts.formula, { all: placeOf('judged'), part: placeOf('inTime') }, code)
    case 'finished':
    case 'seconds':
      return finishedCode(counts.formula, { all: placeOf('finished'), part: placeOf('seconds') }, code)
  }
}
