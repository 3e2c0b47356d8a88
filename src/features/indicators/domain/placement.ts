import type { Dataset } from '@/features/datasets'
import type { Condition, Formula } from './formula'
import { leavesOf, namesIn, termsOf } from './references'

/**
 * How the rows of a term are placed in its stretch of time: events by their time field, ledgers not at all
 * (they are seen as they stand), and `own` where the condition itself names the time field or `periodStart`.
 */
export type Placement = 'time' | 'standing' | 'own'

export function placementOf(dataset: Dataset, condition: Condition | null): Placement {
  if (dataset.time === null) return 'standing'
  const { fields, clock } = namesIn(condition)
  return fields.has(dataset.time) || clock.has('periodStart') ? 'own' : 'time'
}

/** The conjuncts by which a condition places its rows. */
function placingPart(dataset: Dataset, condition: Condition | null): string {
  const conjuncts = condition?.kind === 'and' ? condition.items : condition ? [condition] : []
  const placing = conjuncts.filter(each => placementOf(dataset, each) === 'own')
  return placing
    .map(each => JSON.stringify(each))
    .sort()
    .join()
}

/** Name of a dataset of which two terms are placed differently, `undefined` where all agree. */
export function placementsAgree(formula: Formula): string | undefined {
  const seen = new Map<string, string>()
  for (const term of termsOf(formula)) {
    for (const { leaf } of leavesOf(term)) {
      if (!('dataset' in leaf) || leaf.dataset.kind !== 'event') continue
      const part = placingPart(leaf.dataset, leaf.condition)
      const other = seen.get(leaf.dataset.name)
      if (other !== undefined && other !== part) return leaf.dataset.name
      seen.set(leaf.dataset.name, part)
    }
  }
  return undefined
}

/** Whether the formula's own conditions place its rows in the period. */
export const placesItself = (formula: Formula): boolean =>
  termsOf(formula)
    .flatMap(each => leavesOf(each))
    .some(({ leaf }) => 'dataset' in leaf && placementOf(leaf.dataset, leaf.condition) === 'own')
