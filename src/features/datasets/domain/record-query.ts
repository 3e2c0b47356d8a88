import { badRequest } from '../../../shared/problem'
import { allFields } from './common-fields'
import type { Dataset } from './define-dataset'
import type { Field } from './field'
import { maskedKey } from './mask'
import { openRule } from './open-rule'

const reserved = new Set(['area', 'from', 'to', 'bbox', 'cursor', 'limit', 'at', 'known', 'lang', 'profile'])

export interface FieldFilter {
  readonly field: Field
  /** Any of these values; an empty text means "has no value". */
  readonly values: readonly string[]
}

export interface RecordQuery {
  readonly area?: string
  readonly from?: Date
  readonly to?: Date
  /** West, south, east, north in degrees, WGS 84. */
  readonly bbox?: readonly [number, number, number, number]
  /** `open`: only what still asks for something; all when absent. */
  readonly state?: 'open' | 'all'
  readonly filters: readonly FieldFilter[]
  readonly at?: Date
  readonly known?: Date
  readonly cursor?: string
  /** 1 to 1,000. */
  readonly limit: number
}

const moment = (name: string, text: string): Date => {
  const value = new Date(text)
  if (!/^\d{4}-\d{2}-\d{2}/.test(text) || Number.isNaN(value.getTime())) {
    throw badRequest('bad-parameter', `${name} is not an ISO 8601 moment: ${text}`, { parameter: name })
  }
  return value
}

function box(text: string): RecordQuery['bbox'] {
  const [west, south, east, north, ...rest] = text.split(',').map(Number)
  const sides = [west, south, east, north]
  if (rest.length > 0 || !sides.every(each => each !== undefined && Number.isFinite(each))) {
    throw badRequest('bad-parameter', 'bbox is west,south,east,north in degrees', { parameter: 'bbox' })
  }
  return [Number(west), Number(south), Number(east), Number(north)]
}

function stateOf(text: string): 'open' | 'all' {
  if (text === 'open' || text === 'all') return text
  throw badRequest('bad-parameter', 'state is open or all', { parameter: 'state' })
}

function limitOf(text: string | null): number {
  if (text === null) return 100
  const limit = Number(text)
  if (!Number.isInteger(limit) || limit < 1 || limit > 1000) {
    throw badRequest('bad-parameter', 'limit is a whole number from 1 to 1000', { parameter: 'limit' })
  }
  return limit
}

/**
 * Reads the parameters of a list of records. Reserved words win over field names; `field.at=` filters a field called
 * `at`. `state` is reserved where the dataset knows open records; elsewhere it is the field of that name.
 */
export function parseRecordQuery(dataset: Dataset, search: URLSearchParams): RecordQuery {
  const fields = new Map(allFields(dataset).map(each => [each.name, each]))
  const filters = new Map<string, string[]>()
  const hasState = openRule(dataset.name) !== undefined
  for (const [name, value] of search) {
    if (reserved.has(name) || (hasState && name === 'state')) continue
    const fieldName = name.startsWith('field.') ? name.slice('field.'.length) : name
    if (!fields.has(fieldName)) {
      throw badRequest('unknown-parameter', `${dataset.name} has no field ${fieldName}`, { parameter: name })
    }
    // Whoever may filter by a value can ask for it one guess at a time.
    if (fields.get(fieldName)?.personal || (fieldName === 'sourceId' && maskedKey(dataset, 'whole') !== 'whole'))
      throw badRequest('personal-filter', `${fieldName} is personal data; lists are not filtered by it`, {
        parameter: name,
      })
    filters.set(fieldName, [...(filters.get(fieldName) ?? []), value])
  }
  const optional = <T>(name: string, read: (text: string) => T): T | undefined => {
    const text = search.get(name)
    return text === null || text === '' ? undefined : read(text)
  }
  if (dataset.time === null && (search.has('from') || search.has('to'))) {
    throw badRequest('no-time', `${dataset.name} is a ledger; from and to need a dataset with a time`)
  }
  return {
    area: optional('area', text => text),
    from: optional('from', text => moment('from', text)),
    to: optional('to', text => moment('to', text)),
    bbox: optional('bbox', box),
    state: hasState ? optional('state', stateOf) : undefined,
    at: optional('at', text => moment('at', text)),
    known: optional('known', text => moment('known', text)),
    cursor: optional('cursor', text => text),
    limit: limitOf(search.get('limit')),
    filters: [...filters].flatMap(([name, values]) => {
      const field = fields.get(name)
      return field ? [{ field, values }] : []
    }),
  }
}
