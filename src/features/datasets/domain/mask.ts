import { type MaskKind, masked, maskedTexts } from '../../../shared/personal'
import { allFields } from './common-fields'
import type { Dataset } from './define-dataset'
import type { Field } from './field'

const looksLikeNumber = /^[\d\s+()-]{7,}$/

/** The mask of a personal field: the declared one, else by the look of the value. */
const kindOf = (field: Field, value: string): MaskKind => field.mask ?? (looksLikeNumber.test(value) ? 'phone' : 'name')

interface Hiding {
  readonly personal: readonly Field[]
  readonly free: readonly Field[]
  readonly isKeyPersonal: boolean
}

const hidings = new WeakMap<Dataset, Hiding>()

function hidingOf(dataset: Dataset): Hiding {
  const known = hidings.get(dataset)
  if (known) return known
  const fields = allFields(dataset)
  const personal = fields.filter(each => each.personal)
  const isKeyPersonal = personal.some(each => dataset.key.includes(each.name))
  const made = { personal, free: fields.filter(each => each.free), isKeyPersonal }
  hidings.set(dataset, made)
  return made
}

/**
 * A record as anyone without a right to personal data sees it: personal fields masked, personal numbers masked in what
 * people wrote in their own words, and the key masked where a personal field is part of it.
 */
export function withoutPersonalData(dataset: Dataset, record: Record<string, unknown>): Record<string, unknown> {
  const { personal, free, isKeyPersonal } = hidingOf(dataset)
  const shown = { ...record }
  for (const field of personal) {
    const value = record[field.name]
    if (value === null || value === undefined) continue
    shown[field.name] = masked(kindOf(field, String(value)), String(value))
  }
  for (const { name } of free) if (record[name] !== undefined) shown[name] = maskedTexts(record[name])
  if (isKeyPersonal && typeof record.sourceId === 'string') shown.sourceId = maskedKey(dataset, record.sourceId)
  return shown
}

/**
 * The identity of a record in its source, where its natural key holds a personal field. What a profile put into it
 * cannot be known, so the whole of it is masked.
 */
export function maskedKey(dataset: Dataset, sourceId: string): string {
  if (!hidingOf(dataset).isKeyPersonal) return sourceId
  return masked('name', sourceId).slice(0, 4)
}
