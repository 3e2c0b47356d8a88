import { allFields, type Dataset } from '../../datasets'
import type { Values } from '../../datasets/server'
import { clearer } from './field-access'

/** Every field of a dataset, empty: values copied from it all have one shape, which is what keeps the hot path fast. */
export const emptyValues = (dataset: Dataset): Values => ({
  ...Object.fromEntries(allFields(dataset).map(each => [each.name, null])),
  given: null,
})

/**
 * One set of values that is emptied for each row instead of being made for each: a million objects of seventy fields
 * would be most of the garbage of a delivery.
 */
export function reusedValues(dataset: Dataset): () => Values {
  const values = emptyValues(dataset)
  const clear = clearer(Object.keys(values))
  return () => {
    clear(values)
    return values
  }
}
