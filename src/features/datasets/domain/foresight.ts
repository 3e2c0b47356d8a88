import type { Dataset } from './define-dataset'
import type { Field } from './field'

/** Times that are set beforehand: a deadline or a plan was known at a moment although it lies after it. */
const setBeforehand = new Set([
  'extendedTo',
  'inspectDueAt',
  'limitAt',
  'plannedFinish',
  'plannedStart',
  'planFinish',
  'planStart',
  'shouldCloseBy',
  'testDueAt',
  'validFrom',
  'validTo',
  'heldFrom',
  'ingestedAt',
])

/** Whether a time tells of something that happened, so that nobody can have known it before. */
export const tellsWhatHappened = (field: Field): boolean =>
  (field.type === 'timestamp' || field.type === 'date') &&
  !setBeforehand.has(field.name) &&
  !/due(At)?$/i.test(field.name)

/** The fields of a dataset that are empty at a moment before them. */
export const happenings = (dataset: Dataset): readonly Field[] => dataset.fields.filter(tellsWhatHappened)
