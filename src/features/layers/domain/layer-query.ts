import { badRequest } from '@/shared/problem'
import { type City, scopeOf } from '../../areas'
import { dataset, type FieldFilter, parseRecordQuery, type RecordQuery } from '../../datasets'
import { isLamp } from './lamp'
import { type Layer, textColumns } from './layer'
import type { LayerFilter } from './layer-filter'

/** What is asked of a layer: the filters of lists, and which of them the table cannot answer. */
export interface LayerQuery {
  readonly filter: LayerFilter
  /** Filters on fields that no column holds. */
  readonly unheld: readonly FieldFilter[]
  readonly at?: Date | undefined
  readonly known?: Date | undefined
  readonly bbox?: readonly [west: number, south: number, east: number, north: number] | undefined
  readonly limit: number
  readonly cursor?: string | undefined
  /** The same question as lists take it, less what only maps know (lamp, phase). */
  readonly record: RecordQuery
}

/** Parameters that a map adds to those of lists. */
const own = new Set(['lamp', 'zoom', 'cell', 'ids', 'v', 'h3'])
const roles = ['status', 'cls', 'stage'] as const

/** A value as a text column holds it. */
function asText({ field }: FieldFilter, value: string): string | null {
  if (value === '') return null
  if (field.type === 'int' && value.trim() !== '') return String(Number(value))
  if (field.type === 'boolean') return /^(t|true|y|yes|on|1)$/i.test(value) ? 'true' : 'false'
  return value
}

/**
 * Reads the parameters of a map route: those of lists, `state` (open by default where a layer knows it), `lamp`, and
 * `status`, `cls`, `stage` for whatever fields play those parts.
 * @throws Problem 400 `unknown-parameter`, `bad-parameter`, `unknown-area`
 */
export function parseLayerQuery(layer: Layer, city: City, search: URLSearchParams): LayerQuery {
  const declared = new Set(dataset(layer.dataset).fields.map(each => each.name))
  const rest = new URLSearchParams()
  const texts = new Map<string, (string | null)[]>()
  for (const [name, value] of search) {
    if (own.has(name)) continue
    // Everything of a ledger counts as open; a field called `state` has other values.
    if (name === 'state' && !layer.open && (value === 'open' || value === 'all')) continue
    const role = roles.find(each => each === name)
    const source = role && layer[role]
    if (!role || declared.has(name)) rest.append(name, value)
    else if (source && 'field' in source) rest.append(`field.${source.field}`, value)
    else if (source) texts.set(role, [...(texts.get(role) ?? []), value === '' ? null : value])
    else throw badRequest('unknown-parameter', `${layer.name} have no ${name}`, { parameter: name })
  }
  const record = parseRecordQuery(dataset(layer.dataset), rest)
  const columns = new Map(
    textColumns(layer).flatMap(([name, source]) => ('field' in source ? [[source.field, name]] : [])),
  )
  const unheld: FieldFilter[] = []
  for (const each of record.filters) {
    const column = columns.get(each.field.name)
    if (column)
      texts.set(
        column,
        each.values.map(value => asText(each, value)),
      )
    else unheld.push(each)
  }
  const lamps = search.getAll('lamp')
  const strange = lamps.find(each => !isLamp(each))
  if (strange !== undefined) throw badRequest('bad-parameter', `${strange} is no lamp`, { parameter: 'lamp' })
  const filter: LayerFilter = {
    scope: scopeOf(city, record.area),
    state: layer.open ? (record.state ?? 'open') : 'all',
    ...(record.from ? { from: record.from.getTime() } : {}),
    ...(record.to ? { to: record.to.getTime() } : {}),
    texts: [...texts].map(([column, values]) => ({ column, values })),
    ...(lamps.length > 0 ? { lamps: lamps.filter(isLamp) } : {}),
  }
  const { at, known, bbox, limit, cursor } = record
  return { filter, unheld, at, known, bbox, limit, cursor, record: { ...record, state: filter.state } }
}
