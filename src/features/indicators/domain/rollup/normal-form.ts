import type { Condition } from '../formula'

/** A condition without negations but on its atoms: whether it is true can be told atom by atom, unknown being not true. */
export type NormalForm =
  | { readonly kind: 'and' | 'or'; readonly items: readonly NormalForm[] }
  | { readonly kind: 'atom'; readonly atom: Atom; readonly isNegated: boolean }

export type Atom = Exclude<Condition, { readonly kind: 'and' | 'or' | 'not' }>

const opposite = { '==': '!=', '!=': '==', '<': '>=', '<=': '>', '>': '<=', '>=': '<' } as const

/** Pushes negations down to the atoms. In SQL's three values this keeps exactly the rows for which the condition is true. */
export function normalForm(condition: Condition, isNegated = false): NormalForm {
  switch (condition.kind) {
    case 'not':
      return normalForm(condition.item, !isNegated)
    case 'and':
    case 'or': {
      const isAnd = (condition.kind === 'and') !== isNegated
      return { kind: isAnd ? 'and' : 'or', items: condition.items.map(each => normalForm(each, isNegated)) }
    }
    case 'present':
      return { kind: 'atom', atom: { ...condition, isPresent: condition.isPresent !== isNegated }, isNegated: false }
    case 'compare': {
      const op = isNegated ? opposite[condition.op] : condition.op
      return { kind: 'atom', atom: { ...condition, op }, isNegated: false }
    }
    default:
      return { kind: 'atom', atom: condition, isNegated }
  }
}
