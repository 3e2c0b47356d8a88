import { csvLine } from '@/shared/csv'
import { allFields } from './common-fields'
import type { Dataset } from './define-dataset'

const columns = (dataset: Dataset): string[] => ['id', ...allFields(dataset).map(each => each.name)]

/** Header of an export: what a template has, with the record's id before it. */
export const exportHeader = (dataset: Dataset): string => csvLine(columns(dataset))

/** One record of an export, moments in UTC. */
export const exportLine = (dataset: Dataset, record: Readonly<Record<string, unknown>>): string =>
  csvLine(
    columns(dataset).map(name => {
      const value = record[name]
      return value instanceof Date ? value.toISOString() : value
    }),
  )
