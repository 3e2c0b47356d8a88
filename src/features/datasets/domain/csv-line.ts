import { allFields } from './common-fields'
import type { Dataset } from './define-dataset'

/** A spreadsheet would run it. */
const isFormula = /^[=+\-@\t\r]/
const isNumber = /^[+-]?\d+(\.\d+)?(e[+-]?\d+)?$/i

function cell(value: unknown): string {
  if (value === null || value === undefined) return ''
  const text =
    value instanceof Date ? value.toISOString() : typeof value === 'object' ? JSON.stringify(value) : String(value)
  const safe = typeof value === 'string' && isFormula.test(text) && !isNumber.test(text) ? `'${text}` : text
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

const columns = (dataset: Dataset): string[] => ['id', ...allFields(dataset).map(each => each.name)]

/** Header of an export: what a template has, with the record's id before it. */
export const exportHeader = (dataset: Dataset): string => columns(dataset).join(',')

/** One record of an export (RFC 4180); text that a spreadsheet would take for a formula has an apostrophe before it. */
export const exportLine = (dataset: Dataset, record: Readonly<Record<string, unknown>>): string =>
  columns(dataset)
    .map(name => cell(record[name]))
    .join(',')
