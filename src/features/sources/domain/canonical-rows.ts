import { columnName } from '../../../shared/names'
import type { Zone } from '../../../shared/time'
import { allFields, type Dataset, type Field } from '../../datasets'
import type { Values } from '../../datasets/server'
import { valueReader } from './canonical-value'
import { type Columns, type Getter, objectColumns, tableColumns } from './cell-getter'
import type { CheckRecord } from './check-record'
import { type BoundProfile, noKnownField } from './compile-profile'
import type { EmitRow } from './emitter'
import { reusedValues } from './empty-values'
import { setter } from './field-access'
import { trimmed, trimText } from './field-steps'
import { Refused } from './refusal'
import { naturalKey } from './source-id'

/** What a record's source is called where a delivery without a profile does not say. */
export const DIRECT_SOURCE = 'direct'

const WITHDRAWN = '_withdrawn'
const frame = new Set(['source', 'sourceId', 'ingestedAt', 'heldFrom', 'withdrawn'])

interface Options {
  readonly check: (dataset: Dataset) => CheckRecord
  readonly cityZone: Zone
  readonly heldFrom: number | null
  /** Source of rows that name none. */
  readonly source: string
}

/** Names by which a field may be called in a heading, the best first. */
const namesOf = (field: Field): string[] => [...new Set([field.name, field.titleZh, columnName(field.name)])]

/**
 * Rows in our own terms: headings or properties are field names (or Chinese titles), identity is the natural key.
 * @throws Problem `no-known-field` where no heading is a field
 */
export function bindCanonical(dataset: Dataset, header: readonly string[] | undefined, options: Options): BoundProfile {
  const columns: Columns = header ? tableColumns(header) : objectColumns
  const fields = allFields(dataset)
  const used = new Set<string>([WITHDRAWN])
  /** The getter of a field, by the first of its names that the delivery has. */
  const find = (field: Field): Getter | null => {
    const names = namesOf(field)
    for (const name of names) used.add(name)
    if (!header) return firstOf(names.map(name => columns.getter(name)))
    const name = names.find(each => columns.has(each))
    return name === undefined ? null : columns.getter(name)
  }
  const found = fields.flatMap(field => {
    const get = find(field)
    return get ? [{ field, get }] : []
  })
  if (header && found.length === 0) throw noKnownField(header)
  const content = found.filter(each => !frame.has(each.field.name))
  return {
    emitters: [emitter(dataset, content, found, columns.getter(WITHDRAWN), options)],
    targets: new Map([[dataset.name, new Set(content.map(each => each.field.name))]]),
    unusedColumns: (header ?? []).filter(name => !used.has(name.trim())),
    missingColumns: [],
    dates: [],
    knownNames: used,
  }
}

const firstOf =
  (getters: readonly Getter[]): Getter =>
  row => {
    for (const get of getters) {
      const value = get(row)
      if (value !== undefined) return value
    }
    return undefined
  }

interface Found {
  readonly field: Field
  readonly get: Getter
}

function emitter(
  dataset: Dataset,
  content: readonly Found[],
  found: readonly Found[],
  withdrawnMark: Getter,
  { check, cityZone, heldFrom, source: defaultSource }: Options,
): EmitRow {
  const checked = check(dataset)
  const emptied = reusedValues(dataset)
  const names = content.map(each => each.field.name)
  const sets = names.map(setter)
  const gets = content.map(each => each.get)
  const reads = content.map(each => valueReader(each.field, cityZone))
  const framed = (name: string) => {
    const one = found.find(each => each.field.name === name)
    return one ? { get: one.get, read: valueReader(one.field, cityZone) } : null
  }
  const sourceOf = framed('source')
  const heldFromOf = framed('heldFrom')
  const ingestedAtOf = framed('ingestedAt')
  const isTrue = (raw: unknown) => /^(?:true|t|1|yes|y|是)$/i.test(String(trimmed(raw)))

  /** A value of the frame, `fallback` where there is none. */
  const frameValue = (part: ReturnType<typeof framed>, row: Parameters<Getter>[0]): unknown => {
    if (!part) return null
    const raw = trimmed(part.get(row))
    return raw === '' ? null : part.read(raw)
  }

  return (row, sink) => {
    const withdrawn = isTrue(withdrawnMark(row))
    const values: Values = emptied()
    for (let at = 0; at < gets.length; at++) {
      const raw = (gets[at] as Getter)(row)
      if (raw === undefined || raw === null) continue
      const kept = typeof raw === 'string' ? trimText(raw) : raw
      if (kept === '') continue
      const value = (reads[at] as (raw: unknown) => unknown)(kept)
      if (value instanceof Refused) {
        if (withdrawn) continue
        sink.refused(value.of(names[at] as string), row, dataset)
        return
      }
      ;(sets[at] as ReturnType<typeof setter>)(values, value)
    }
    const held = frameValue(heldFromOf, row)
    const ingested = frameValue(ingestedAtOf, row)
    const source = frameValue(sourceOf, row)
    for (const [name, value] of [
      ['heldFrom', held],
      ['ingestedAt', ingested],
      ['source', source],
    ] as const) {
      if (!(value instanceof Refused)) continue
      sink.refused(value.of(name), row, dataset)
      return
    }
    const refused = withdrawn ? null : checked(values)
    const sourceId = refused ?? naturalKey(dataset, values)
    if (sourceId instanceof Refused) {
      sink.refused(sourceId, row, dataset)
      return
    }
    sink.record(
      {
        dataset,
        source: typeof source === 'string' ? source : defaultSource,
        sourceId,
        values,
        heldFrom: typeof held === 'number' ? held : heldFrom,
        withdrawn,
        ingestedAt: typeof ingested === 'number' ? ingested : null,
      },
      row,
    )
  }
}
