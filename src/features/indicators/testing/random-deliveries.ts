import type { City } from '@/features/areas'
import { allFields, type Dataset } from '@/features/datasets'
import type { PlainRow, PlainValue } from './plain-evaluator'
import { type RandomRecords, randomRow } from './random-records'

/** A row as a sender would write it, by field name. */
export type SentRow = Readonly<Record<string, unknown>>

const notSent = new Set(['source', 'sourceId', 'ingestedAt', 'cell', 'community', 'street'])

/** A random row of a dataset that ingest takes: what is required is there, and times are in order. */
export function sentRow(dataset: Dataset, key: string, options: RandomRecords): SentRow {
  const whole = randomRow(dataset, 0, { ...options, empty: 0 })
  const some = randomRow(dataset, 0, options)
  const place = options.places[Math.floor(options.random() * options.places.length)]
  if (!place) throw new Error('no place to be at')
  const row: Record<string, PlainValue> = {}
  for (const field of allFields(dataset)) {
    const { name } = field
    if (notSent.has(name) || (field.derived && options.random() < 0.5)) continue
    const value = (field.required ? whole : some)[name]
    if (value !== undefined) row[name] = value
  }
  for (const name of dataset.key) row[name] = keyValue(dataset, name, key)
  for (const [first, second] of dataset.order) {
    const [a, b] = [row[first], row[second]]
    if (a !== null && b !== null && a !== undefined && b !== undefined && a > b) row[second] = row[first] ?? null
  }
  for (const { name, max } of allFields(dataset)) {
    const limit = max === undefined ? null : row[max]
    if (typeof row[name] === 'number' && typeof limit === 'number' && Number(row[name]) > limit) row[name] = limit
  }
  const { lng, lat, district } = place
  return written(dataset, { ...row, district, ...(options.random() < 0.7 ? { lng, lat } : { lng: null, lat: null }) })
}

/** The same key gives the same values, whatever their type. */
function keyValue(dataset: Dataset, name: string, key: string): PlainValue {
  const field = allFields(dataset).find(each => each.name === name)
  const number = Number(key.replace(/\D/g, ''))
  if (field?.values) return field.values[number % field.values.length] ?? null
  switch (field?.type) {
    case 'date':
      return `2026-05-${String((number % 28) + 1).padStart(2, '0')}`
    case 'timestamp':
      return Date.UTC(2026, 4, 1 + number)
    case 'int':
    case 'number':
      return number
    default:
      return key
  }
}

function written(dataset: Dataset, row: PlainRow): SentRow {
  const moments = new Set(
    allFields(dataset)
      .filter(each => each.type === 'timestamp')
      .map(each => each.name),
  )
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name,
      value !== null && moments.has(name) ? new Date(Number(value)).toISOString() : value,
    ]),
  )
}

/** Points of the city with all their areas, every so many of its grid. */
export const placesOf = (city: City, every: number): RandomRecords['places'] =>
  city.referenceGrid().flatMap(({ lng, lat }, i) => {
    const place = i % every === 0 ? city.locate(lng, lat) : null
    const { district, street, community, cell } = place ?? {}
    return district && street && community && cell ? [{ district, street, community, cell, lng, lat }] : []
  })
