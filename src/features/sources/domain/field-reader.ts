import type { Zone } from '../../../shared/time'
import type { Field } from '../../datasets'
import { valueReader } from './canonical-value'
import type { Columns, Getter } from './cell-getter'
import { datePattern } from './date-pattern'
import { fieldSteps } from './field-steps'
import type { FieldSpec } from './profile'
import { Refused } from './refusal'

/** How the dates of one column were read by its pattern. */
export interface DateColumn {
  readonly column: string
  readonly pattern: string
  /** Rows that are written like the pattern and name no existing day. */
  impossible: number
  /** Rows that are a day either way round. */
  readsBothWays: number
}

/** From the row to the field's value: canonical, `null` for empty, or why not. */
export type FieldReader = Getter

export interface FieldReaderOptions {
  readonly columns: Columns
  readonly zone: Zone
  readonly nullMarks: ReadonlySet<string>
  /** Told of every column read by a date pattern that could mistake day and month. */
  readonly dates: DateColumn[]
}

/**
 * Compiles one field of a profile: its steps, then its type. Throws `RangeError` for a constant that the field cannot
 * hold and for a date pattern it cannot read.
 */
export function fieldReader(field: Field, spec: FieldSpec, options: FieldReaderOptions): FieldReader {
  const pattern = spec.date === undefined ? undefined : datePattern(spec.date)
  const read = valueReader(field, options.zone, pattern)
  if (spec.from === undefined) {
    const constant = spec.value === null || spec.value === '' ? null : read(spec.value)
    if (constant instanceof Refused) throw new RangeError(`${field.name}: ${constant.reason}`)
    return () => constant
  }
  const steps = fieldSteps(spec, options.columns, options.nullMarks)
  const { name } = field
  const plain: FieldReader = row => {
    const raw = steps(row)
    if (raw === null) return null
    const value = raw instanceof Refused ? raw : read(raw)
    return value instanceof Refused ? value.of(name) : value
  }
  if (!pattern?.canMistakeDayForMonth) return plain
  const column: DateColumn = {
    column: Array.isArray(spec.from) ? spec.from.join(', ') : spec.from,
    pattern: pattern.pattern,
    impossible: 0,
    readsBothWays: 0,
  }
  options.dates.push(column)
  return row => {
    const raw = steps(row)
    if (raw === null) return null
    if (raw instanceof Refused) return raw.of(name)
    if (typeof raw === 'string') {
      if (pattern.read(raw) === 'impossible') column.impossible++
      else if (pattern.readsBothWays(raw)) column.readsBothWays++
    }
    const value = read(raw)
    return value instanceof Refused ? value.of(name) : value
  }
}
