import type { Condition } from '../formula'
import { type NormalForm, normalForm } from './normal-form'

/**
 * The values that a field must have one of for a condition to be true; null where it may have any. Most formulas ask for
 * one class of things: a row then passes by those of all other classes untested.
 */
export function requiredValues(form: NormalForm, field: string): readonly unknown[] | null {
  if (form.kind !== 'atom') {
    const found = form.items.map(each => requiredValues(each, field))
    const told = found.filter(each => each !== null)
    if (form.kind === 'and') return told[0] ?? null
    return told.length === found.length ? [...new Set(told.flat())] : null
  }
  const { atom, isNegated } = form
  if (isNegated) return null
  if (atom.kind === 'in') return atom.operand.kind === 'field' && atom.operand.field.name === field ? atom.values : null
  if (atom.kind !== 'compare' || atom.op !== '==') return null
  const { left, right } = atom
  return left.kind === 'field' && left.field.name === field && right.kind === 'literal' ? [right.value] : null
}

/** The field that most conditions ask a certain value of. */
export function keyField(conditions: readonly (Condition | null)[]): string | null {
  const votes = new Map<string, number>()
  for (const condition of conditions) {
    if (condition === null) continue
    const form = normalForm(condition)
    for (const name of namedFields(form)) if (requiredValues(form, name)) votes.set(name, (votes.get(name) ?? 0) + 1)
  }
  return [...votes].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null
}

/** Fields of text: numbers may be written in two ways. */
function namedFields(form: NormalForm): ReadonlySet<string> {
  if (form.kind !== 'atom') return new Set(form.items.flatMap(each => [...namedFields(each)]))
  const operand = form.atom.kind === 'in' ? form.atom.operand : form.atom.kind === 'compare' ? form.atom.left : null
  const isText = operand?.kind === 'field' && (operand.field.type === 'string' || operand.field.type === 'enum')
  return new Set(isText ? [operand.field.name] : [])
}
