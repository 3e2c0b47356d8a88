import { allFields, type Dataset, type Field } from '../../../src/features/datasets'
import type { Row } from '../story'

/** What is wrong with a row by its dataset's declaration; empty where all is right. */
export function faultsOf(dataset: Dataset, row: Row): string[] {
  const fields = new Map(allFields(dataset).map(field => [field.name, field]))
  const faults: string[] = []
  for (const [name, value] of Object.entries(row)) {
    if (value === undefined) continue
    const field = fields.get(name)
    if (!field) faults.push(`${name} is declared nowhere`)
    else if (!fits(field, value)) faults.push(`${name} = ${JSON.stringify(value)} is no ${field.type}`)
  }
  for (const field of fields.values()) {
    const isAsked = field.required && !field.derived && field.name !== 'sourceId'
    if (isAsked && row[field.name] === undefined) faults.push(`${field.name} is empty`)
    const [value, most] = [row[field.name], field.max ? row[field.max] : undefined]
    if (typeof value === 'number' && typeof most === 'number' && value > most)
      faults.push(`${field.name} > ${field.max}`)
  }
  for (const [before, after] of dataset.order) {
    const [a, b] = [row[before], row[after]]
    if (typeof a !== 'string' || typeof b !== 'string') continue
    const isWrong = dataset.orderByDay ? a.slice(0, 10) > b.slice(0, 10) : Date.parse(a) > Date.parse(b)
    if (isWrong) faults.push(`${before} ${a} lies after ${after} ${b}`)
  }
  return faults
}

function fits({ type, values }: Field, value: unknown): boolean {
  if (values && !values.includes(value as string | number)) return false
  switch (type) {
    case 'string':
      return typeof value === 'string' && value !== ''
    case 'enum':
      return typeof value === 'string'
    case 'int':
      return Number.isInteger(value)
    case 'number':
      return typeof value === 'number' && Number.isFinite(value)
    case 'boolean':
      return typeof value === 'boolean'
    case 'timestamp':
      return (
        typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(value) && !Number.isNaN(Date.parse(value))
      )
    case 'date':
      return typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value)
    case 'json':
    case 'geometry':
      return typeof value === 'object' && value !== null
  }
}
