import type { Columns, Getter } from './cell-getter'
import type { FieldSpec, WhenSpec } from './profile'
import { quote, Refused } from './refusal'

/** A raw value on its way: `null` is empty. */
export type Step = (raw: unknown) => unknown

/** `trim()` for texts that mostly have nothing to trim: looking at both ends is cheaper than the call. */
export function trimText(text: string): string {
  const { length } = text
  if (length === 0) return text
  const first = text.charCodeAt(0)
  const last = text.charCodeAt(length - 1)
  const isPlain = first > 0x20 && first < 0x80 && last > 0x20 && last < 0x80
  return isPlain ? text : text.trim()
}

/** Trims texts and turns what is absent into the empty text, so that a map may speak of it. */
export const trimmed = (raw: unknown): unknown =>
  typeof raw === 'string' ? trimText(raw) : raw === undefined || raw === null ? '' : raw

const keyOf = (raw: unknown) => (typeof raw === 'object' ? JSON.stringify(raw) : String(raw))

/** Codes through a map; what it does not list stays, becomes empty or is refused. A null mark is never refused. */
function mapStep(spec: FieldSpec, isNull: (raw: unknown) => boolean): Step | null {
  if (!spec.map) return null
  const map = new Map(Object.entries(spec.map))
  const otherwise = spec.else ?? 'reject'
  return raw => {
    const key = keyOf(raw)
    const mapped = map.get(key)
    if (mapped !== undefined) return mapped
    if (otherwise === 'keep' || isNull(raw)) return raw
    return otherwise === 'null' ? null : new Refused('enum', `${quote(raw)} is not in the profile's map`)
  }
}

function splitStep([separator, index]: readonly [string, number]): Step {
  return raw => {
    const part = String(raw).split(separator)[index]?.trim()
    return part === undefined || part === '' ? null : part
  }
}

function scaleStep(factor: number): Step {
  return raw => {
    const value = Number(raw)
    if (raw === '' || !Number.isFinite(value)) return new Refused('type', `${quote(raw)} is no number to be scaled`)
    // 3 × 0.1 is meant to be 0.3.
    return Number((value * factor).toPrecision(15))
  }
}

function source(spec: FieldSpec, columns: Columns): Getter {
  if (typeof spec.from === 'string') return columns.getter(spec.from)
  const parts = (spec.from ?? []).map(name => columns.getter(name))
  const separator = spec.join ?? ''
  return row => {
    const texts = parts.map(get => trimmed(get(row))).filter(each => each !== '')
    return texts.length === 0 ? '' : texts.map(keyOf).join(separator)
  }
}

/**
 * From the row to what the field's type reads, in the order of `decisions` 12: from → trim → map → null marks →
 * split → scale. Answers `null` for empty, a `Refused`, or the value.
 */
export function fieldSteps(spec: FieldSpec, columns: Columns, nullMarks: ReadonlySet<string>): Getter {
  const get = source(spec, columns)
  const isNull = (raw: unknown) => raw === null || raw === '' || (typeof raw === 'string' && nullMarks.has(raw))
  const map = mapStep(spec, isNull)
  const after: Step[] = []
  if (spec.split) after.push(splitStep(spec.split))
  if (spec.scale !== undefined) after.push(scaleStep(spec.scale))
  const allowed = spec.when ? condition(spec.when, columns) : null
  const plain: Getter = row => {
    const raw = get(row)
    if (typeof raw === 'string') {
      const text = trimText(raw)
      return isNull(text) ? null : text
    }
    return raw === undefined ? null : raw
  }
  if (!map && after.length === 0 && !allowed) return plain
  return row => {
    if (allowed && !allowed(row)) return null
    let value = trimmed(get(row))
    if (map) value = map(value)
    for (const step of after) {
      if (value instanceof Refused || isNull(value)) break
      value = step(value)
    }
    return value instanceof Refused || !isNull(value) ? value : null
  }
}

const asCode = (value: unknown) => (value === null || value === undefined ? '' : keyOf(trimmed(value)))

/** Whether a row fulfils all conditions. */
export function condition(specs: readonly WhenSpec[], columns: Columns): (row: Parameters<Getter>[0]) => boolean {
  const tests = specs.map(spec => {
    const get = columns.getter(spec.from)
    const wanted = spec.in && new Set(spec.in.map(asCode))
    const unwanted = spec.notIn && new Set(spec.notIn.map(asCode))
    return (row: Parameters<Getter>[0]) => {
      const code = asCode(get(row))
      if (wanted && !wanted.has(code)) return false
      if (unwanted?.has(code)) return false
      return spec.present === undefined || (code !== '') === spec.present
    }
  })
  return row => tests.every(test => test(row))
}
