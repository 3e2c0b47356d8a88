import type { Operand } from '../../formula'
import type { Atom, NormalForm } from '../normal-form'
import { atomTest } from '../row-test'
import type { RowCode } from './row-code'

type Compare = Extract<Atom, { kind: 'compare' }>
type In = Extract<Atom, { kind: 'in' }>

const operators = { '==': '===', '!=': '!==', '<': '<', '<=': '<=', '>': '>', '>=': '>=' } as const
/** More values than these are looked up in a set. */
const FEW_VALUES = 8

/** The tests a row has to pass for a condition that does not name the clock to be true, unknown being not true. */
export const testsOf = (form: NormalForm, code: RowCode): readonly string[] =>
  form.kind === 'and' ? form.items.flatMap(each => testsOf(each, code)) : [testText(form, code)]

/** The same as one text. */
export function testText(form: NormalForm, code: RowCode): string {
  if (form.kind !== 'atom') {
    const texts = form.items.map(each => testText(each, code))
    return texts.length === 0 ? String(form.kind === 'and') : `(${texts.join(form.kind === 'and' ? ' && ' : ' || ')})`
  }
  const { atom, isNegated } = form
  return written(atom, isNegated, code) ?? `${code.constant(atomTest(atom, isNegated, code.context))}(row)`
}

/** The atoms that most conditions are made of; null for the others, which are asked as functions. */
function written(atom: Atom, isNegated: boolean, code: RowCode): string | null {
  switch (atom.kind) {
    case 'present':
      return `${code.field(atom.field.name)} ${atom.isPresent ? '!==' : '==='} null`
    case 'compare':
      return comparison(atom, code)
    case 'in':
      return membership(atom, isNegated, code)
    case 'truth':
      return atom.operand.kind === 'field' ? `${code.field(atom.operand.field.name)} === ${!isNegated}` : null
    case 'like':
      return null
  }
}

function comparison(atom: Compare, code: RowCode): string | null {
  const { op, left, right } = atom
  if (left.kind !== 'field') return null
  if (right.kind === 'field') {
    // moments alone are numbers whoever sends them
    if (!isMoment(left) || !isMoment(right)) return null
    const [a, b] = [code.field(left.field.name), code.field(right.field.name)]
    return `${a} !== null && ${b} !== null && ${a} ${operators[op]} ${b}`
  }
  if (right.kind !== 'literal') return null
  const { value } = right
  const own = code.field(left.field.name)
  const literal = JSON.stringify(value)
  if (typeof value === 'number') {
    // a number that has no exact double comes as text
    const slow = code.constant(atomTest(atom, false, code.context))
    return `${own} !== null && (typeof ${own} === 'number' ? ${own} ${operators[op]} ${literal} : ${slow}(row))`
  }
  if (op === '==') return `${own} === ${literal}`
  return op === '!=' ? `${own} !== null && ${own} !== ${literal}` : null
}

function membership({ operand, values }: In, isNegated: boolean, code: RowCode): string | null {
  if (!isText(operand) || values.some(each => typeof each !== 'string')) return null
  const own = code.field(operand.field.name)
  if (values.length > FEW_VALUES) {
    const has = `${code.constant(new Set(values))}.has(${own})`
    return `${own} !== null && ${isNegated ? '!' : ''}${has}`
  }
  const literals = values.map(each => `${own} ${isNegated ? '!==' : '==='} ${JSON.stringify(each)}`)
  return isNegated ? `${own} !== null && ${literals.join(' && ')}` : `(${literals.join(' || ')})`
}

type FieldOperand = Extract<Operand, { kind: 'field' }>
const isMoment = (operand: Operand): operand is FieldOperand =>
  operand.kind === 'field' && operand.field.type === 'timestamp'
const isText = (operand: Operand): operand is FieldOperand =>
  operand.kind === 'field' && (operand.field.type === 'string' || operand.field.type === 'enum')
