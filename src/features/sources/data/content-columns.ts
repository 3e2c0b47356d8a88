import { columnName, quoted } from '../../../shared/names'
import { allFields, type Dataset, type Field } from '../../datasets'

/** Part of every record, but not of what its sender says about the thing. */
const frame = new Set(['source', 'sourceId', 'heldFrom', 'ingestedAt', 'withdrawn'])

export interface ContentColumn {
  readonly field: Field
  /** Quoted. */
  readonly column: string
}

/** The columns that hold what a delivery says or what is derived from it. */
export const contentColumns = (dataset: Dataset): readonly ContentColumn[] =>
  allFields(dataset)
    .filter(each => !frame.has(each.name))
    .map(field => ({ field, column: quoted(columnName(field.name)) }))

export const recordTableOf = (dataset: Dataset): string => `record.${quoted(dataset.name)}`
export const historyTableOf = (dataset: Dataset): string => `history.${quoted(dataset.name)}`
export const stageTableOf = (dataset: Dataset): string => `pg_temp.${quoted(`stage_${dataset.name}`)}`
