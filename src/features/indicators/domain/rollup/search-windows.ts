import type { Field } from '@/features/datasets'
import type { Operand, Span } from '../formula'
import { startsFrom } from '../start-bounds'
import type { Counter } from './counter'
import { conditionOf, fieldOf } from './fields-of'
import { normalForm } from './normal-form'
import { mover, type RowContext } from './row-test'
import { clockComparisons } from './steady'

/** Rows whose field lies in [low, high), epoch ms. */
export interface SearchWindow {
  readonly field: Field
  readonly low: number
  readonly high: number
}

/** The calendar may clamp a month's end by three days, and summer time move it. */
const SLACK = 5 * 86_400_000

/**
 * Where the rows are that may have a step in [low, high): every such row lies in one of the windows. Rows that count
 * from the beginning of time alone are not looked for.
 */
export function searchWindows(
  counters: readonly Counter[],
  { low, high }: { readonly low: number; readonly high: number },
  context: RowContext,
): readonly SearchWindow[] {
  const found = new Map<string, SearchWindow>()
  const add = (field: Field, from: number, to: number) => {
    const known = found.get(field.name)
    const wide = { field, low: Math.min(from, known?.low ?? from), high: Math.max(to, known?.high ?? to) }
    found.set(field.name, wide)
  }
  for (const counter of counters) {
    if (counter.shape === 'standing') {
      const condition = conditionOf(counter)
      const compared = condition === null ? [] : clockComparisons(normalForm(condition), counter.length)
      for (const each of compared) {
        if (!each) throw new RangeError('a counter whose use of the clock is not steady')
        const { before, months, after } = each.hand
        const slack = months === 0 ? 1 : SLACK
        // the hand stands `before + months + after` from now, and the row's moment is met when it stands there
        const reach = (at: number) => shiftMonths(at + before, months, context) + after
        addOperand(each.operand, reach(low) - slack, reach(high) + slack, add, context)
      }
      continue
    }
    const { counts, dataset } = counter
    switch (counts.kind) {
      case 'rows':
        if (dataset.time !== null) add(fieldOf(dataset, dataset.time), low, high)
        break
      case 'judged':
      case 'inTime': {
        const { from, limit } = counts.formula
        if (limit.kind === 'field') add(limit.field, low, high)
        else {
          const slack = isOfMonths(limit.span) ? SLACK : 0
          add(from, beginning(limit.span, low, context) - slack, beginning(limit.span, high, context) + slack)
        }
        break
      }
      case 'finished':
      case 'seconds':
        add(counts.formula.to, low, high)
    }
  }
  return [...found.values()]
}

const isOfMonths = ({ unit }: Span): boolean => unit === 'mo' || unit === 'y'

const beginning = (span: Span, due: number, { calendar }: RowContext): number =>
  startsFrom(calendar, span, new Date(due)).getTime()

const shiftMonths = (at: number, months: number, context: RowContext): number =>
  months === 0 ? at : mover(1, { count: months, unit: 'mo' }, context)(at)

/** The fields of the row's side of a comparison, moved back by what the condition adds to them. */
function addOperand(
  operand: Operand,
  low: number,
  high: number,
  add: (field: Field, low: number, high: number) => void,
  context: RowContext,
): void {
  if (operand.kind === 'field') add(operand.field, low, high)
  if (operand.kind !== 'shift') return
  const back = mover(operand.op === 'plus' ? -1 : 1, operand.span, context)
  addOperand(operand.operand, back(low) - SLACK, back(high) + SLACK, add, context)
}
