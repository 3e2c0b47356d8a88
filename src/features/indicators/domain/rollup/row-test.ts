import type { Field } from '@/features/datasets'
import { addMonths, dayNumber, startOfLocalDay, type WorkingCalendar } from '@/shared/time'
import type { Comparison, Condition, Operand, Span } from '../formula'
import type { RowValues } from './counter'
import { difference, type Exact, exact, negative, product, sum } from './exact'
import { type Atom, type NormalForm, normalForm } from './normal-form'
import { rowProperty } from './row-property'

/** What a row is read with. */
export interface RowContext {
  readonly timezone: string
  readonly calendar: WorkingCalendar
}

/** Text, number, truth, or a number that has no exact double; null: empty or unknown. */
type Value = string | number | boolean | Exact | null
type ReadValue = (row: RowValues) => Value
/** Whether a row is selected: true, not false or unknown. */
export type RowTest = (row: RowValues) => boolean

/** The test of a condition that does not name the clock. */
export function rowTest(condition: Condition | null, context: RowContext): RowTest {
  return condition === null ? () => true : formTest(normalForm(condition), context)
}

function formTest(form: NormalForm, context: RowContext): RowTest {
  if (form.kind === 'atom') return atomTest(form.atom, form.isNegated, context)
  const tests = form.items.map(each => formTest(each, context))
  return form.kind === 'and' ? allOf(tests) : row => tests.some(each => each(row))
}

/** Written out for the few that most conditions have: every row goes through here. */
function allOf(tests: readonly RowTest[]): RowTest {
  const [a, b, c] = tests
  if (a && b && tests.length === 2) return row => a(row) && b(row)
  if (a && b && c && tests.length === 3) return row => a(row) && b(row) && c(row)
  return row => tests.every(each => each(row))
}

/** The test of one atom. */
export function atomTest(atom: Atom, isNegated: boolean, context: RowContext): RowTest {
  switch (atom.kind) {
    case 'present': {
      const read = rowProperty(atom.field.name)
      return atom.isPresent ? row => read(row) !== null : row => read(row) === null
    }
    case 'compare': {
      const equals = textEquals(atom)
      if (equals) return equals
      const left = reader(atom.left, context)
      const right = reader(atom.right, context)
      const holds = comparison(atom.op)
      return row => {
        const a = left(row)
        if (a === null) return false
        const b = right(row)
        return b !== null && holds(order(a, b))
      }
    }
    case 'in': {
      const read = reader(atom.operand, context)
      const values = new Set<unknown>(atom.values)
      return row => {
        const value = read(row)
        return value !== null && values.has(value) !== isNegated
      }
    }
    case 'like': {
      const read = reader(atom.operand, context)
      const pattern = globPattern(atom.pattern)
      return row => {
        const value = read(row)
        return value !== null && pattern.test(String(value)) !== isNegated
      }
    }
    case 'truth': {
      const read = reader(atom.operand, context)
      return row => read(row) === !isNegated
    }
  }
}

/** A field of text or truth compared with a literal, the most frequent atom by far. */
function textEquals({ op, left, right }: Extract<Atom, { kind: 'compare' }>): RowTest | null {
  if (left.kind !== 'field' || right.kind !== 'literal' || typeof right.value === 'number') return null
  const { value } = right
  const read = rowProperty(left.field.name)
  if (op === '==') return row => read(row) === value
  if (op !== '!=') return null
  return row => {
    const own = read(row)
    return own !== null && own !== value
  }
}

/** Reads an operand that does not name the clock. */
export function reader(operand: Operand, context: RowContext): ReadValue {
  switch (operand.kind) {
    case 'field':
      return fieldReader(operand.field)
    case 'literal': {
      const { value } = operand
      return () => value
    }
    case 'negate': {
      const read = reader(operand.operand, context)
      return row => {
        const value = read(row)
        return value === null ? null : plain(negative(exactOf(value)))
      }
    }
    case 'arithmetic': {
      const left = reader(operand.left, context)
      const right = reader(operand.right, context)
      const { op } = operand
      return row => {
        const a = left(row)
        const b = right(row)
        return a === null || b === null ? null : calculate(op, a, b)
      }
    }
    case 'shift': {
      const read = reader(operand.operand, context)
      const move = mover(operand.op === 'plus' ? 1 : -1, operand.span, context)
      return row => {
        const value = read(row)
        return typeof value === 'number' ? orNull(move(value)) : null
      }
    }
    case 'condition': {
      const isTrue = rowTest(operand.condition, context)
      const isFalse = rowTest({ kind: 'not', item: operand.condition }, context)
      return row => (isTrue(row) ? true : isFalse(row) ? false : null)
    }
    case 'clock':
      throw new RangeError('a test of a row cannot read the clock')
  }
}

function fieldReader({ name, type }: Field): ReadValue {
  const read = rowProperty(name)
  if (type !== 'number' && type !== 'int') return read as ReadValue
  return row => {
    const value = read(row)
    return typeof value === 'string' ? plain(exact(value)) : (value as Value)
  }
}

/** Moves a moment by a span, forth or back; NaN outside the calendar. */
export function mover(sign: 1 | -1, { count, unit }: Span, { timezone, calendar }: RowContext): (at: number) => number {
  const value = sign * count
  switch (unit) {
    case 'min':
      return at => at + value * 60_000
    case 'h':
    case 'uh':
      return at => at + value * 3_600_000
    case 'd':
      return at => at + value * 86_400_000
    case 'mo':
      return at => addMonths(timezone, at, value)
    case 'y':
      return at => addMonths(timezone, at, value * 12)
    case 'wh':
    case 'wd':
      return at => calendar.dueAt(at, { value, unit })
  }
}

/** The moment that a time field stands for: a date is 00:00 of that day. */
export function momentReader({ name, type }: Field, { timezone }: RowContext): (row: RowValues) => number | null {
  const read = rowProperty(name)
  if (type !== 'date') return read as (row: RowValues) => number | null
  return row => {
    const day = read(row)
    const number = typeof day === 'string' ? dayNumber(day) : null
    return number === null ? null : startOfLocalDay(timezone, number)
  }
}

const orNull = (value: number): number | null => (Number.isNaN(value) ? null : value)
const exactOf = (value: Value): Exact =>
  typeof value === 'object' && value !== null ? value : exact(typeof value === 'boolean' ? Number(value) : (value ?? 0))
/** As a double where that says the same. */
const plain = (value: Exact): Value => {
  const near = Number(value.units) / 10 ** value.scale
  return Number.isFinite(near) && difference(exact(near), value) === 0 ? near : value
}

function calculate(op: '+' | '-' | '*', a: Value, b: Value): Value {
  if (typeof a === 'number' && typeof b === 'number' && Number.isSafeInteger(a) && Number.isSafeInteger(b)) {
    const result = op === '+' ? a + b : op === '-' ? a - b : a * b
    if (Number.isSafeInteger(result)) return result
  }
  const [x, y] = [exactOf(a), exactOf(b)]
  return plain(op === '+' ? sum(x, y) : op === '-' ? sum(x, negative(y)) : product(x, y))
}

/** Texts by code point, as the database's collation "C" has them. */
function order(a: Exclude<Value, null>, b: Exclude<Value, null>): number {
  if (typeof a === 'object' || typeof b === 'object') return difference(exactOf(a), exactOf(b))
  return a < b ? -1 : a > b ? 1 : 0
}

function comparison(op: Comparison): (order: number) => boolean {
  switch (op) {
    case '==':
      return order => order === 0
    case '!=':
      return order => order !== 0
    case '<':
      return order => order < 0
    case '<=':
      return order => order <= 0
    case '>':
      return order => order > 0
    case '>=':
      return order => order >= 0
  }
}

/** A glob as a pattern: `?` one character, `*` any. */
const globPattern = (glob: string): RegExp =>
  new RegExp(
    `^${glob
      .replace(/[\\^$.|+()[\]{}]/g, '\\$&')
      .replaceAll('*', '[^]*')
      .replaceAll('?', '[^]')}$`,
    'u',
  )
