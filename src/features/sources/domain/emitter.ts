import type { Zone } from '../../../shared/time'
import type { Dataset, Field } from '../../datasets'
import type { Values } from '../../datasets/server'
import type { RawRow } from '../readers'
import { valueReader } from './canonical-value'
import type { Columns, Getter } from './cell-getter'
import type { CheckRecord } from './check-record'
import { toWgs84 } from './crs'
import { datePattern } from './date-pattern'
import type { EmissionSink } from './emission'
import { reusedValues } from './empty-values'
import { setter } from './field-access'
import { type DateColumn, fieldReader } from './field-reader'
import { condition, trimmed } from './field-steps'
import { type Geometry, mapPositions } from './geometry'
import type { EmitSpec, Profile } from './profile'
import { Refused } from './refusal'
import { joinedKey, naturalKey } from './source-id'

export interface EmitterOptions {
  readonly profile: Pick<Profile, 'source' | 'crs' | 'null' | 'heldFrom' | 'withdraw'>
  readonly spec: EmitSpec
  readonly dataset: Dataset
  /** In the order of `spec.fields`. */
  readonly fields: readonly Field[]
  readonly columns: Columns
  /** Zone of local times. */
  readonly zone: Zone
  readonly dates: DateColumn[]
  /** The checks of each dataset. */
  readonly check: (dataset: Dataset) => CheckRecord
  /** From which moment a whole delivery holds; `null`: from its commit. */
  readonly heldFrom: number | null
}

export type EmitRow = (row: RawRow, sink: EmissionSink) => void

const text = (raw: unknown): string => (raw === null || raw === undefined ? '' : String(trimmed(raw)))

const momentField: Field = {
  name: 'heldFrom',
  type: 'timestamp',
  required: false,
  derived: false,
  titleZh: '生效时间',
  titleEn: 'Holds from',
}

/** Compiles one `emit` of a profile. Throws `RangeError` for what cannot be compiled. */
export function emitter(options: EmitterOptions): EmitRow {
  const { profile, spec, dataset, fields, columns, zone } = options
  const nullMarks = new Set(profile.null)
  const readers = Object.values(spec.fields).map((each, at) => {
    const field = fields[at]
    if (!field) throw new RangeError('a field without a declaration')
    return { name: field.name, read: fieldReader(field, each, { columns, zone, nullMarks, dates: options.dates }) }
  })
  const sets = readers.map(each => setter(each.name))
  const reads = readers.map(each => each.read)
  const keys = spec.key?.map(name => columns.getter(name))
  const applies = spec.when ? condition(spec.when, columns) : null
  const isWithdrawn = withdrawal(options, columns)
  const heldFromOf = heldFrom(options, nullMarks)
  const reproject = reprojection(profile.crs)
  const check = options.check(dataset)
  const emptied = reusedValues(dataset)

  return (row, sink) => {
    if (applies && !applies(row)) return
    const withdrawn = isWithdrawn?.(row) ?? false
    const values: Values = emptied()
    for (let at = 0; at < reads.length; at++) {
      const value = (reads[at] as Getter)(row)
      if (value instanceof Refused) {
        if (withdrawn) continue
        sink.refused(value, row, dataset)
        return
      }
      ;(sets[at] as ReturnType<typeof setter>)(values, value)
    }
    const held = heldFromOf(row)
    if (held instanceof Refused) {
      sink.refused(held, row, dataset)
      return
    }
    if (!withdrawn) {
      reproject?.(values)
      const refused = check(values)
      if (refused) {
        sink.refused(refused, row, dataset)
        return
      }
    }
    const sourceId = keys ? joinedKey(keys.map(get => text(get(row)))) : naturalKey(dataset, values)
    if (sourceId instanceof Refused) {
      sink.refused(sourceId, row, dataset)
      return
    }
    const { source } = profile
    sink.record({ dataset, source, sourceId, values, heldFrom: held, withdrawn, ingestedAt: null }, row)
  }
}

function withdrawal({ profile, spec }: EmitterOptions, columns: Columns): ((row: RawRow) => boolean) | null {
  const rule = spec.withdraw ?? profile.withdraw
  if (!rule) return null
  const get = columns.getter(rule.from)
  const marks = new Set(rule.in.map(text))
  return row => marks.has(text(get(row)))
}

function heldFrom(
  { profile, spec, columns, zone, heldFrom: byRequest }: EmitterOptions,
  nullMarks: ReadonlySet<string>,
): (row: RawRow) => number | null | Refused {
  const rule = spec.heldFrom ?? profile.heldFrom
  if (!rule) return () => byRequest
  const get = columns.getter(rule.from)
  const read = valueReader(momentField, zone, rule.date === undefined ? undefined : datePattern(rule.date))
  return row => {
    const raw = text(get(row))
    if (raw === '' || nullMarks.has(raw)) return byRequest
    const value = read(raw)
    if (value instanceof Refused) return value.of('heldFrom')
    return typeof value === 'number' ? value : null
  }
}

/** Brings point and geometry to WGS 84. */
export function reprojection(crs: string): ((values: Values) => void) | null {
  const change = toWgs84(crs)
  if (!change) return null
  return values => {
    const { lng, lat, geometry } = values
    if (typeof lng === 'number' && typeof lat === 'number') {
      const [x, y] = change(lng, lat)
      values.lng = x
      values.lat = y
    }
    if (geometry) values.geometry = mapPositions(geometry as Geometry, change)
  }
}
