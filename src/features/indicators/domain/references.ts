import type { Aggregate, ClockName, Condition, Formula, Operand, Term } from './formula'

/** Everything a condition names: fields of its rows, and the clock. */
export interface Names {
  readonly fields: ReadonlySet<string>
  readonly clock: ReadonlySet<ClockName>
}

export function namesIn(condition: Condition | null): Names {
  const fields = new Set<string>()
  const clock = new Set<ClockName>()
  const operand = (each: Operand): void => {
    switch (each.kind) {
      case 'field':
        fields.add(each.field.name)
        break
      case 'clock':
        clock.add(each.name)
        break
      case 'literal':
        break
      case 'negate':
      case 'shift':
        operand(each.operand)
        break
      case 'arithmetic':
        operand(each.left)
        operand(each.right)
        break
      case 'condition':
        visit(each.condition)
        break
    }
  }
  const visit = (each: Condition): void => {
    switch (each.kind) {
      case 'and':
      case 'or':
        for (const item of each.items) visit(item)
        break
      case 'not':
        visit(each.item)
        break
      case 'present':
        fields.add(each.field.name)
        break
      case 'compare':
        operand(each.left)
        operand(each.right)
        break
      case 'in':
      case 'like':
      case 'truth':
        operand(each.operand)
        break
    }
  }
  if (condition) visit(condition)
  return { fields, clock }
}

export const namesClock = (condition: Condition | null): boolean => namesIn(condition).clock.size > 0

/** A term without arithmetic. */
export type Leaf =
  | Aggregate
  | { readonly kind: 'ref'; readonly series: string }
  | { readonly kind: 'number'; readonly value: number }

/** The leaves of a term, left to right, each with its sign. */
export function leavesOf(term: Term, sign: 1 | -1 = 1): { leaf: Leaf; sign: 1 | -1 }[] {
  switch (term.kind) {
    case 'add':
      return [...leavesOf(term.left, sign), ...leavesOf(term.right, sign)]
    case 'subtract':
      return [...leavesOf(term.left, sign), ...leavesOf(term.right, sign === 1 ? -1 : 1)]
    default:
      return [{ leaf: term, sign }]
  }
}

/** The terms of a formula that is arithmetic over terms; none for functions that place their rows themselves. */
export function termsOf(formula: Formula): readonly Term[] {
  switch (formula.kind) {
    case 'ratio':
    case 'diff':
    case 'per':
      return [formula.a, formula.b]
    case 'change':
      return [formula.a]
    case 'aggregate':
      return [formula.term]
    default:
      return []
  }
}

/** Datasets whose records the formula reads; the reference series is named `ref`. */
export function datasetsOf(formula: Formula): ReadonlySet<string> {
  if ('dataset' in formula) return new Set([formula.dataset.name])
  const leaves = termsOf(formula).flatMap(each => leavesOf(each))
  return new Set(
    leaves.flatMap(({ leaf }) => ('dataset' in leaf ? [leaf.dataset.name] : leaf.kind === 'ref' ? ['ref'] : [])),
  )
}

/** Fields of records that the formula names, without the registry's common ones that only place a row. */
export function fieldsOf(formula: Formula): ReadonlySet<string> {
  const found = new Set<string>()
  const add = (condition: Condition | null) => {
    for (const each of namesIn(condition).fields) found.add(each)
  }
  for (const term of termsOf(formula))
    for (const { leaf } of leavesOf(term)) {
      if ('condition' in leaf) add(leaf.condition)
      if ('field' in leaf) found.add(leaf.field.name)
    }
  if ('condition' in formula) add(formula.condition)
  if (formula.kind === 'dur' || formula.kind === 'within') {
    found.add(formula.from.name)
    found.add(formula.to.name)
  }
  if (formula.kind === 'within' && formula.limit.kind === 'field') found.add(formula.limit.field.name)
  if (formula.kind === 'fresh') found.add(formula.producer.name)
  return found
}
