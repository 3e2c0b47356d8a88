import { namesIn } from '../../references'
import type { PeriodLength } from '../../stretch'
import { ALWAYS, type OnStep, type RowValues, type StandingCounter } from '../counter'
import { type NormalForm, normalForm } from '../normal-form'
import { clockComparison } from '../steady'
import { truthOverTime } from '../truth-over-time'
import type { Guarded } from './nested-tests'
import type { RowCode } from './row-code'
import { amountOf } from './step-code'
import { testsOf, testText } from './test-code'

/** Cut where the row's truth changes: the step lies a millisecond before the first moment that sees it. */
export function standingCode({ condition, field, length }: StandingCounter, place: number, code: RowCode): Guarded {
  const parts = condition === null ? [] : partsOf(normalForm(condition))
  const clocked = parts.filter(namesTheClock)
  const amount = amountOf(field, code)
  const tests = [...parts.filter(each => !namesTheClock(each)).flatMap(each => testsOf(each, code)), ...amount.tests]
  if (clocked.length === 0) return { tests, statements: `step(${place}, ${code.constant(ALWAYS)}, ${amount.text})` }
  const borders = clocked.map(each => borderOf(each, length, code))
  if (borders.every(each => each !== null)) {
    const taken = field === null ? '-1' : `${code.constant(minus)}(${amount.text})`
    return {
      tests: [...tests, ...borders.flatMap(each => each.tests)],
      statements: `{
let start = -Infinity, end = Infinity
${borders.map(each => each.statements).join('\n')}
if (start < end) {
step(${place}, start - 1, ${amount.text})
if (end !== Infinity) step(${place}, end - 1, ${taken})
}
}`,
    }
  }
  const truth = truthOverTime({ kind: 'and', items: clocked }, length, code.context)
  const cut = (row: RowValues, value: number | string, step: OnStep) => {
    for (const [start, end] of truth(row)) {
      step(place, start === Number.NEGATIVE_INFINITY ? ALWAYS : start - 1, value)
      if (end !== Number.POSITIVE_INFINITY) step(place, end - 1, minus(value))
    }
  }
  return { tests, statements: `${code.constant(cut)}(row, ${amount.text}, step)` }
}

/** A condition by its parts that must all be true. */
const partsOf = (form: NormalForm): readonly NormalForm[] =>
  form.kind === 'and' ? form.items.flatMap(partsOf) : [form]

const namesTheClock = (form: NormalForm): boolean =>
  form.kind === 'atom' ? namesIn(form.atom).clock.size > 0 : form.items.some(namesTheClock)

/**
 * A part that is true from one moment on or until one, `handledAt < now` or `closedAt == null || closedAt >= now`, as
 * what it leaves of `start` and `end`; null for any other.
 */
function borderOf(form: NormalForm, length: PeriodLength | null, code: RowCode): Guarded | null {
  if (form.kind === 'or') {
    const [clocked, ...more] = form.items.filter(namesTheClock)
    const border = clocked && more.length === 0 ? borderOf(clocked, length, code) : null
    if (!border) return null
    if (form.items.length === 1) return border
    const free = form.items.filter(each => each !== clocked).map(each => testText(each, code))
    // where nothing else makes it true, the moment has to be there and cuts
    const [isThere = 'true'] = border.tests
    return {
      tests: [[...free, `(${isThere})`].join(' || ')].map(each => `(${each})`),
      statements: `if (!(${free.join(' || ')})) ${border.statements}`,
    }
  }
  const compared = form.kind === 'atom' ? clockComparison(form.atom, length) : null
  if (compared?.hand.months !== 0 || compared.op === '!=') return null
  const { operand, op, hand } = compared
  if (operand.kind !== 'field' || operand.field.type !== 'timestamp') return null
  const moment = code.field(operand.field.name)
  const at = (later: number) => `${moment} + ${later - hand.before - hand.after}`
  const from = (later: number) => `if (${at(later)} > start) start = ${at(later)}`
  const until = (later: number) => `if (${at(later)} < end) end = ${at(later)}`
  const cuts = {
    '<': from(1),
    '<=': from(0),
    '>': until(0),
    '>=': until(1),
    '==': `${from(0)}\n${until(1)}`,
  }
  return { tests: [`${moment} !== null`], statements: `{\n${cuts[op]}\n}` }
}

const minus = (value: number | string): number | string => {
  if (typeof value === 'number') return -value
  return value.startsWith('-') ? value.slice(1) : `-${value}`
}
