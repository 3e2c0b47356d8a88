import { allFields, type Dataset, type Field } from '@/features/datasets'
import type { Condition } from '../formula'
import { namesIn } from '../references'
import type { Counter } from './counter'

/** @throws RangeError for a field that is not declared */
export function fieldOf(dataset: Dataset, name: string): Field {
  const found = allFields(dataset).find(each => each.name === name)
  if (!found) throw new RangeError(`${dataset.name} has no field ${name}`)
  return found
}

export const conditionOf = (counter: Counter): Condition | null => {
  if (counter.shape === 'standing') return counter.condition
  return 'formula' in counter.counts ? counter.counts.formula.condition : counter.counts.condition
}

/** Names of the fields a counter reads. */
export function fieldsOf(counter: Counter): readonly string[] {
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
