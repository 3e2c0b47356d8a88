import type { Dataset } from '@/features/datasets'
import type { Condition, DurationFormula, Span, WithinFormula } from '../../formula'
import { fieldOf } from '../fields-of'
import { normalForm } from '../normal-form'
import { mover } from '../row-test'
import type { Guarded } from './nested-tests'
import type { RowCode } from './row-code'
import { testsOf } from './test-code'

const conditionTests = (condition: Condition | null, code: RowCode): readonly string[] =>
  condition === null ? [] : testsOf(normalForm(condition), code)

/** What a row adds: one, or the value of a field where it is not empty. */
export function amountOf(
  field: string | null,
  code: RowCode,
): { readonly text: string; readonly tests: readonly string[] } {
  if (field === null) return { text: '1', tests: [] }
  const text = code.field(field)
  return { text, tests: [`${text} !== null`] }
}

interface Rows {
  readonly dataset: Dataset
  readonly condition: Condition | null
  readonly field: string | null
}

/** Rows, or a field's sum, at the dataset's time. */
export function rowsCode({ dataset, condition, field }: Rows, place: number, code: RowCode): Guarded {
  const at = code.moment(fieldOf(dataset, dataset.time ?? ''))
  const amount = amountOf(field, code)
  return {
    tests: [...conditionTests(condition, code), `${at} !== null`, ...amount.tests],
    statements: `step(${place}, ${at}, ${amount.text})`,
  }
}

/** Where the halves of a share are counted, of those that are. */
export interface Halves {
  readonly all: number | undefined
  readonly part: number | undefined
}

/** Judged rows and those of them that were in time, at their due moment. */
export function judgedCode(
  { from, to, limit, condition }: WithinFormula,
  { all, part }: Halves,
  code: RowCode,
): Guarded {
  const start = code.moment(from)
  const end = code.moment(to)
  const given = limit.kind === 'field' ? code.moment(limit.field) : null
  const due = given ?? 'due'
  const steps = [
    ...(all === undefined ? [] : [`step(${all}, ${due}, 1)`]),
    ...(part === undefined ? [] : [`if (${end} !== null && ${end} <= ${due}) step(${part}, ${due}, 1)`]),
  ].join('\n')
  const tests = [...conditionTests(condition, code), `${start} !== null`]
  if (limit.kind === 'field') return { tests: [...tests, `${due} !== null`], statements: steps }
  // outside the calendar there is no due moment
  return { tests, statements: `{\nconst due = ${moved(start, limit.span, code)}\nif (due === due) {\n${steps}\n}\n}` }
}

function moved(moment: string, span: Span, code: RowCode): string {
  const { count, unit } = span
  switch (unit) {
    case 'min':
      return `${moment} + ${count * 60_000}`
    case 'h':
    case 'uh':
      return `${moment} + ${count * 3_600_000}`
    case 'd':
      return `${moment} + ${count * 86_400_000}`
    default:
      return `${code.constant(mover(1, span, code.context))}(${moment})`
  }
}

/** Finished rows and the seconds they took, at their end. */
export function finishedCode({ from, to, unit, condition }: DurationFormula, halves: Halves, code: RowCode): Guarded {
  const start = code.moment(from)
  const end = code.moment(to)
  const { calendar } = code.context
  const milliseconds = (began: number, done: number) =>
    unit === 'wh' || unit === 'wd' ? Math.round(calendar.workingMinutesBetween(began, done) * 60_000) : done - began
  const secondsBetween = (began: number, done: number): number | string | null => {
    const ms = milliseconds(began, done)
    if (Number.isNaN(ms)) return null
    return ms % 1000 === 0 ? ms / 1000 : String(ms / 1000)
  }
  const steps = halves.all === undefined ? [] : [`step(${halves.all}, ${end}, 1)`]
  if (halves.part !== undefined)
    steps.push(
      `{\nconst took = ${code.constant(secondsBetween)}(${start}, ${end})\nif (took !== null) step(${halves.part}, ${end}, took)\n}`,
    )
  return {
    tests: [...conditionTests(condition, code), `${start} !== null`, `${end} !== null`],
    statements: steps.join('\n'),
  }
}
