import type { Zone } from '../../../shared/time'
import type { Field } from '../../datasets'
import type { DatePattern } from './date-pattern'
import { readGeometry } from './geometry'
import { dayOf, instantOf, readIso } from './iso-time'
import { quote, Refused, unstorable } from './refusal'

/**
 * A value as it is stored: text, number, truth, a moment as epoch milliseconds, a day as `2026-11-21`, or JSON.
 * Which of them, the field's type says.
 */
export type Canonical = string | number | boolean | object

/** From a sender's value (trimmed text, or whatever JSON held; never empty) to ours. */
export type ReadValue = (raw: unknown) => Canonical | Refused

const INT_MAX = 2_147_483_647
export const CELL_LIMIT = 65_536

const words = new Map<string, boolean>(
  [
    ['true', 't', 'yes', 'y', '1', '是', '有', '真'].map(each => [each, true] as const),
    ['false', 'f', 'no', 'n', '0', '否', '无', '假'].map(each => [each, false] as const),
  ].flat(),
)

const numeric = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/
const notFinite = /^[+-]?(?:nan|inf(?:inity)?|∞)$/i

const asText = (raw: unknown): string | undefined =>
  typeof raw === 'string' ? raw : typeof raw === 'number' || typeof raw === 'boolean' ? String(raw) : undefined

/** Whether a short text is free of what would have to be looked at more closely; `false` says nothing. */
function isPlainText(text: string): boolean {
  const { length } = text
  if (length > 64) return false
  for (let at = 0; at < length; at++) {
    const code = text.charCodeAt(at)
    if (code === 0 || (code >= 0xd800 && code <= 0xdfff)) return false
  }
  return true
}

/** Text that PostgreSQL can hold, not longer than a cell may be. */
function readString(raw: unknown): string | Refused {
  const text = asText(raw)
  if (text === undefined) return new Refused('type', `a text is expected, not ${quote(raw)}`)
  if (!isPlainText(text) && unstorable.test(text))
    return new Refused('encoding', 'the text holds a character that cannot be stored')
  if (text.length > CELL_LIMIT / 4 && Buffer.byteLength(text) > CELL_LIMIT)
    return new Refused('too-large', `a value may have 64 kB, this one has ${Buffer.byteLength(text)} bytes`)
  return text
}

function readNumber(raw: unknown): number | Refused {
  if (typeof raw === 'number' && Number.isFinite(raw)) return raw
  if (typeof raw === 'string' && numeric.test(raw)) {
    const value = Number(raw)
    if (Number.isFinite(value)) return value
  }
  const isNotFinite = typeof raw === 'number' || (typeof raw === 'string' && notFinite.test(raw))
  return new Refused('type', isNotFinite ? `${quote(String(raw))} is no finite number` : `${quote(raw)} is no number`)
}

function readInteger(raw: unknown): number | Refused {
  const value = readNumber(raw)
  if (value instanceof Refused) return value
  if (!Number.isInteger(value)) return new Refused('type', `${quote(raw)} is no whole number`)
  return Math.abs(value) <= INT_MAX ? value : new Refused('range', `${quote(raw)} is too large`)
}

function readBoolean(raw: unknown): boolean | Refused {
  if (typeof raw === 'boolean') return raw
  const value = words.get(raw as string) ?? words.get(String(raw).toLowerCase())
  return value === undefined ? new Refused('type', `${quote(raw)} is neither true nor false`) : value
}

const noDate = (raw: unknown, expected: string) => new Refused('date', `${quote(raw)} is no ${expected}`)
const skipped = (raw: unknown, zone: Zone) =>
  new Refused('date', `${quote(raw)} does not exist in ${zone.name}: the clocks skipped it`)

const readWritten = (raw: unknown, pattern: DatePattern | undefined) => {
  if (typeof raw !== 'string' && typeof raw !== 'number') return null
  const text = String(raw)
  if (!pattern) return readIso(text)
  const written = pattern.read(text)
  return typeof written === 'string' ? null : written
}

const readTimestamp =
  (zone: Zone, pattern: DatePattern | undefined): ReadValue =>
  raw => {
    const written = readWritten(raw, pattern)
    if (!written) return noDate(raw, pattern ? `moment written as ${pattern.pattern}` : 'moment (RFC 3339)')
    return instantOf(written, zone) ?? skipped(raw, zone)
  }

const readDate =
  (zone: Zone, pattern: DatePattern | undefined): ReadValue =>
  raw => {
    const written = readWritten(raw, pattern)
    return written
      ? dayOf(written, zone)
      : noDate(raw, pattern ? `day written as ${pattern.pattern}` : 'day (2026-11-21)')
  }

const DEEPEST = 32
const isTooDeep = (value: unknown, depth = 0): boolean =>
  typeof value === 'object' &&
  value !== null &&
  (depth >= DEEPEST || Object.values(value).some(each => isTooDeep(each, depth + 1)))

/** A JSON array or object, given as such or as its text. */
export function readJson(raw: unknown): object | Refused {
  let value = raw
  if (typeof raw === 'string') {
    try {
      value = JSON.parse(raw)
    } catch {
      return new Refused('type', `${quote(raw)} is no JSON`)
    }
  }
  if (typeof value !== 'object' || value === null)
    return new Refused('type', `${quote(raw)} is no JSON array or object`)
  if (isTooDeep(value)) return new Refused('type', `the JSON is nested deeper than ${DEEPEST}`)
  const text = JSON.stringify(value)
  // PostgreSQL's jsonb can hold neither U+0000 nor half of a surrogate pair.
  if (/\\u(?:0000|d[89a-f][0-9a-f]{2})/i.test(text.replaceAll('\\\\', '')))
    return new Refused('encoding', 'the JSON holds a character that cannot be stored')
  return text.length <= CELL_LIMIT * 16 ? value : new Refused('too-large', 'the JSON is longer than 1 MB')
}

function readEnum(values: readonly (string | number)[]): ReadValue {
  const known = new Set(values.map(String))
  return raw => {
    const text = asText(raw)
    if (text !== undefined && known.has(text)) return text
    return new Refused('enum', `${quote(raw)} is none of ${values.join(', ')}`)
  }
}

function readListedInteger(values: readonly (string | number)[]): ReadValue {
  const known = new Set<number>(values.map(Number))
  return raw => {
    const value = readInteger(raw)
    if (value instanceof Refused || known.has(value)) return value
    return new Refused('enum', `${quote(raw)} is none of ${values.join(', ')}`)
  }
}

/** The reader of a field's type. Local times are read in `zone`, dates by `pattern` where one is given. */
export function valueReader(field: Field, zone: Zone, pattern?: DatePattern): ReadValue {
  switch (field.type) {
    case 'string':
      return readString
    case 'int':
      return field.values ? readListedInteger(field.values) : readInteger
    case 'number':
      return readNumber
    case 'boolean':
      return readBoolean
    case 'timestamp':
      return readTimestamp(zone, pattern)
    case 'date':
      return readDate(zone, pattern)
    case 'enum':
      return readEnum(field.values ?? [])
    case 'json':
      return readJson
    case 'geometry':
      return raw => {
        const value = readJson(raw)
        return value instanceof Refused ? value : readGeometry(value)
      }
  }
}
