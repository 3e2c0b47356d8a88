import type { Dataset } from '@/features/datasets'
import type { Condition, Formula } from './formula'
import { leavesOf, namesClock, namesIn, termsOf } from './references'
import type { RowValues } from './rollup/counter'
import { type RowContext, rowTest } from './rollup/row-test'

interface Reading {
  readonly dataset: Dataset
  readonly condition: Condition | null
  /** Fields that matter of a selected row, besides where it lies. */
  readonly fields: readonly string[]
}

function readingsOf(formula: Formula): readonly Reading[] {
  if ('dataset' in formula) {
    const { dataset, condition } = formula
    const time = dataset.time === null ? [] : [dataset.time]
    switch (formula.kind) {
      case 'dur':
        return [{ dataset, condition, fields: [formula.from.name, formula.to.name] }]
      case 'within':
        return [
          {
            dataset,
            condition,
            fields: [
              formula.from.name,
              formula.to.name,
              ...(formula.limit.kind === 'field' ? [formula.limit.field.name] : []),
            ],
          },
        ]
      case 'coverage':
        return [{ dataset, condition, fields: [...time, 'lng', 'lat', 'geometry'] }]
      case 'fresh':
        return [{ dataset, condition, fields: [...time, formula.producer.name] }]
      case 'repeat':
        return [{ dataset, condition, fields: [...time, 'lng', 'lat', 'cls', 'sourceId'] }]
    }
  }
  return termsOf(formula).flatMap(term =>
    leavesOf(term).flatMap(({ leaf }) => {
      if (!('dataset' in leaf)) return []
      const time = leaf.dataset.time === null ? [] : [leaf.dataset.time]
      return [
        {
          dataset: leaf.dataset,
          condition: leaf.condition,
          fields: [...time, ...('field' in leaf ? [leaf.field.name] : [])],
        },
      ]
    }),
  )
}

/** Tells whether changed records of a dataset can change a value that has to be counted as a whole. */
export interface WholeReader {
  /** Fields that must be known of a changed record. */
  readonly fields: readonly string[]
  /** Whether what the formula sees of the records differs; images with their signs. */
  isTouched(images: readonly (RowValues & { readonly sign: number })[]): boolean
}

/** What a formula sees of the records of a dataset: the rows it selects, with the fields that count for it. Pure. */
export function wholeReader(formula: Formula, dataset: Dataset, context: RowContext): WholeReader {
  const readings = readingsOf(formula)
    .filter(each => each.dataset.name === dataset.name)
    .map(({ condition, fields }) => {
      const hasClock = namesClock(condition)
      return {
        test: hasClock ? () => true : rowTest(condition, context),
        condition: [...namesIn(condition).fields],
        seen: ['district', 'street', ...fields, ...(hasClock ? namesIn(condition).fields : [])],
      }
    })
  return {
    fields: [...new Set(readings.flatMap(each => [...each.condition, ...each.seen]))],
    isTouched: images =>
      readings.some(({ test, seen }) => {
        const net = new Map<string, number>()
        for (const image of images) {
          if (!test(image)) continue
          const key = JSON.stringify(seen.map(each => image[each] ?? null))
          net.set(key, (net.get(key) ?? 0) + image.sign)
        }
        return [...net.values()].some(each => each !== 0)
      }),
  }
}
