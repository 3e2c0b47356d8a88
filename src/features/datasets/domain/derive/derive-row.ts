import { allFields } from '../common-fields'
import type { Dataset } from '../define-dataset'
import { approvalStepDeriver } from './approval-step'
import { caseDeriver } from './case'
import type { DeriveContext, DeriveWarning } from './context'
import { derivePlace } from './place'
import { plainDeriver } from './plain'
import { titler } from './title'
import { textOf, type Values } from './values'

/** The sender's word for who is responsible, by dataset; the first that has a value counts. */
const unitWords: Readonly<Record<string, readonly string[]>> = {
  case: ['dept'],
  approval_step: ['dept'],
  hotline: ['dept'],
  asset: ['ownerUnit'],
  project: ['leadUnit', 'approvingUnit', 'assistantUnit'],
}

/** Set by the merge itself, so no sender can supply them. */
const setByMerge = new Set(['heldFrom', 'ingestedAt', 'withdrawn'])

const nothing: readonly DeriveWarning[] = []

export type RowDeriver = (values: Values) => readonly DeriveWarning[]

/**
 * Prepares the derivation of one dataset. The function it returns fills in, in place, every derived field that its
 * own row determines and that the sender left empty, sets `given` to the derived fields that were supplied (`null`:
 * none), and returns what the batch should be warned of. Fields that need other rows are filled by `deriveAcross`.
 */
export function rowDeriver(dataset: Dataset, context: DeriveContext): RowDeriver {
  const derived = allFields(dataset)
    .filter(each => each.derived && !setByMerge.has(each.name))
    .map(each => each.name)
  const titleOf = titler(dataset, context)
  const words = unitWords[dataset.name] ?? []
  const own =
    dataset.name === 'case'
      ? caseDeriver(context)
      : dataset.name === 'approval_step'
        ? approvalStepDeriver(context)
        : plainDeriver(dataset.name, context)

  return values => {
    let given: string[] | null = null
    for (const name of derived) {
      const value = values[name]
      if (value === null || value === undefined) continue
      if (given === null) given = [name]
      else given.push(name)
    }
    values.given = given
    const warning = derivePlace(values, context)
    let warnings = warning === null ? nothing : [warning]
    if (!values.unit) {
      for (const each of words) {
        const word = textOf(values[each])
        if (word === null) continue
        const unit = context.units.resolve(word)
        if (unit !== null) values.unit = unit
        else warnings = [...warnings, 'unknown-unit']
        break
      }
    }
    own?.(values)
    if (titleOf && !values.title) values.title = titleOf(values)
    return warnings
  }
}
