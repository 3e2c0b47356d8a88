import type { Comparison } from '../formula'
import { namesIn } from '../references'
import type { PeriodLength } from '../stretch'
import { type ClockHand, handAt, passings } from './clock-hand'
import type { RowValues } from './counter'
import { both, EVER, either, type Intervals, NEVER, since, until } from './intervals'
import type { Atom, NormalForm } from './normal-form'
import { atomTest, type RowContext, reader } from './row-test'
import { clockComparison } from './steady'

/** For which moments of now a row is selected. */
export type TruthOverTime = (row: RowValues) => Intervals

interface Part {
  readonly truth: TruthOverTime
  readonly hasClock: boolean
}

/** @throws RangeError for a condition that is not steady (`isSteady`) */
export function truthOverTime(form: NormalForm, length: PeriodLength | null, context: RowContext): TruthOverTime {
  return partOf(form, length, context).truth
}

function partOf(form: NormalForm, length: PeriodLength | null, context: RowContext): Part {
  if (form.kind === 'atom') {
    const { atom, isNegated } = form
    if (namesIn(atom).clock.size > 0) return { truth: clockTruth(atom, length, context), hasClock: true }
    const test = atomTest(atom, isNegated, context)
    return { truth: row => (test(row) ? EVER : NEVER), hasClock: false }
  }
  const parts = form.items.map(each => partOf(each, length, context))
  // what does not need the clock is asked first
  const truths = [...parts].sort((a, b) => Number(a.hasClock) - Number(b.hasClock)).map(each => each.truth)
  return {
    truth: form.kind === 'and' ? all(truths) : any(truths),
    hasClock: parts.some(each => each.hasClock),
  }
}

const all =
  (truths: readonly TruthOverTime[]): TruthOverTime =>
  row => {
    let found = EVER
    for (const each of truths) {
      found = both(found, each(row))
      if (found.length === 0) return NEVER
    }
    return found
  }

const any =
  (truths: readonly TruthOverTime[]): TruthOverTime =>
  row => {
    let found = NEVER
    for (const each of truths) {
      found = either(found, each(row))
      if (found === EVER) return EVER
    }
    return found
  }

function clockTruth(atom: Atom, length: PeriodLength | null, context: RowContext): TruthOverTime {
  const compared = clockComparison(atom, length)
  if (!compared) throw new RangeError('this use of the clock is not steady')
  const { op, hand } = compared
  const read = reader(compared.operand, context)
  return row => {
    const moment = read(row)
    return typeof moment === 'number' ? when(moment, op, hand, context.timezone) : NEVER
  }
}

/** For which moments of now `moment op hand` is true. */
function when(moment: number, op: Comparison, hand: ClockHand, timezone: string): Intervals {
  if (hand.months !== 0) return whenOnCalendar(moment, op, hand, timezone)
  const at = moment - hand.before - hand.after
  switch (op) {
    case '<':
      return since(at + 1)
    case '<=':
      return since(at)
    case '>':
      return until(at)
    case '>=':
      return until(at + 1)
    case '==':
      return [[at, at + 1]]
    case '!=':
      return [
        [Number.NEGATIVE_INFINITY, at],
        [at + 1, Number.POSITIVE_INFINITY],
      ]
  }
}

function whenOnCalendar(moment: number, op: Comparison, hand: ClockHand, timezone: string): Intervals {
  const points = passings(hand, moment, timezone)
  const holds = (now: number) => isSo(moment, op, handAt(hand, now, timezone))
  const found: [number, number][] = []
  let start = Number.NEGATIVE_INFINITY
  let isOn = holds((points[0] ?? 0) - 1)
  for (const point of points) {
    if (holds(point) === isOn) continue
    if (isOn) found.push([start, point])
    start = point
    isOn = !isOn
  }
  if (isOn) found.push([start, Number.POSITIVE_INFINITY])
  return found
}

function isSo(a: number, op: Comparison, b: number): boolean {
  switch (op) {
    case '<':
      return a < b
    case '<=':
      return a <= b
    case '>':
      return a > b
    case '>=':
      return a >= b
    case '==':
      return a === b
    case '!=':
      return a !== b
  }
}
