import type { Field } from '@/features/datasets'
import type { Condition, Operand, Span } from '../domain/formula'
import type { Stretch } from '../domain/stretch'
import { columnOf, literal, type Parameters } from './sql-text'

/** Where a condition is compiled: its clock, its zone, and the statement's values. */
export interface CompileContext {
  readonly parameters: Parameters
  readonly stretch: Stretch
  readonly timezone: string
}

/** SQL with SQL's own three-valued logic, which is the formulas': only true selects. */
export function conditionSql(context: CompileContext, condition: Condition): string {
  switch (condition.kind) {
    case 'and':
    case 'or':
      return `(${condition.items.map(each => conditionSql(context, each)).join(` ${condition.kind} `)})`
    case 'not':
      return `not (${conditionSql(context, condition.item)})`
    case 'present':
      return `${columnOf(condition.field)} is ${condition.isPresent ? 'not null' : 'null'}`
    case 'compare': {
      const op = { '==': '=', '!=': '<>', '<': '<', '<=': '<=', '>': '>', '>=': '>=' }[condition.op]
      const collation = isText(condition.left) && isText(condition.right) ? ' collate "C"' : ''
      return `${operandSql(context, condition.left)} ${op} ${operandSql(context, condition.right)}${collation}`
    }
    case 'in':
      return `${operandSql(context, condition.operand)} in (${condition.values.map(literal).join(', ')})`
    case 'like':
      return `${operandSql(context, condition.operand)} like ${literal(likePattern(condition.pattern))}`
    case 'truth':
      return `(${operandSql(context, condition.operand)})`
  }
}

/** Texts are compared by code point, whatever language the database was made for. */
const isText = (operand: Operand): boolean =>
  operand.kind === 'field'
    ? operand.field.type === 'string' || operand.field.type === 'enum'
    : operand.kind === 'literal' && typeof operand.value === 'string'

/** A glob as a LIKE pattern: `?` one character, `*` any; what LIKE reads specially is escaped. */
export const likePattern = (glob: string): string =>
  glob
    .replace(/[\\%_]/g, '\\$&')
    .replaceAll('*', '%')
    .replaceAll('?', '_')

function operandSql(context: CompileContext, operand: Operand): string {
  switch (operand.kind) {
    case 'field':
      return valueSql(operand.field)
    case 'literal':
      return literal(operand.value)
    case 'clock': {
      const { now, from, to } = context.stretch
      return context.parameters.moment(operand.name === 'now' ? now : operand.name === 'periodStart' ? from : to)
    }
    case 'negate':
      return `(- ${numericSql(context, operand.operand)})`
    case 'arithmetic':
      return `(${numericSql(context, operand.left)} ${operand.op} ${numericSql(context, operand.right)})`
    case 'shift': {
      const sign = operand.op === 'plus' ? '+' : '-'
      return shiftSql(context, operandSql(context, operand.operand), sign, operand.span)
    }
    case 'condition':
      return `(${conditionSql(context, operand.condition)})`
  }
}

/** The coordinates alone are kept as floats; everything is compared and summed as exact decimals. */
export const valueSql = (field: Field): string =>
  field.name === 'lng' || field.name === 'lat' ? `${columnOf(field)}::numeric` : columnOf(field)

/** Arithmetic on numeric: 32-bit columns would overflow. */
function numericSql(context: CompileContext, operand: Operand): string {
  const sql = operandSql(context, operand)
  return operand.kind === 'field' || operand.kind === 'literal' ? `${sql}::numeric` : sql
}

/** A moment moved by a span that runs on the clock; months and years keep the local day, else take the month's last. */
export function shiftSql(context: CompileContext, moment: string, sign: '+' | '-', span: Span): string {
  switch (span.unit) {
    case 'min':
      return `(${moment} ${sign} interval '${span.count} minutes')`
    case 'h':
    case 'uh':
      return `(${moment} ${sign} interval '${span.count} hours')`
    case 'd':
      return `(${moment} ${sign} interval '${span.count * 24} hours')`
    case 'mo':
    case 'y': {
      const zone = context.parameters.add(context.timezone, 'text')
      const months = span.unit === 'mo' ? span.count : 12 * span.count
      return `((${moment} at time zone ${zone} ${sign} interval '${months} months') at time zone ${zone})`
    }
    case 'wh':
    case 'wd':
      return `work.due(${moment}, ${sign === '-' ? -span.count : span.count}, '${span.unit}')`
  }
}

/** The moment a time field stands for: a date is 00:00 of that day in the city. */
export function momentSql(context: CompileContext, field: Field): string {
  if (field.type !== 'date') return columnOf(field)
  return `(${columnOf(field)}::timestamp at time zone ${context.parameters.add(context.timezone, 'text')})`
}
