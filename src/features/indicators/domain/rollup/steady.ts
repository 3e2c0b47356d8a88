import type { Comparison, Operand } from '../formula'
import { namesIn } from '../references'
import type { PeriodLength } from '../stretch'
import { type ClockHand, clockHand } from './clock-hand'
import type { Atom, NormalForm } from './normal-form'

/** A moment of a row against a hand of the clock. */
export interface ClockComparison {
  readonly operand: Operand
  readonly op: Comparison
  readonly hand: ClockHand
}

const namesTheClock = (operand: Operand): boolean => namesIn({ kind: 'truth', operand }).clock.size > 0
const turned = { '==': '==', '!=': '!=', '<': '>', '<=': '>=', '>': '<', '>=': '<=' } as const

/** The comparison that an atom is, whichever side names the clock; null for any other use of it. */
export function clockComparison(atom: Atom, length: PeriodLength | null): ClockComparison | null {
  if (atom.kind !== 'compare') return null
  const isLeft = namesTheClock(atom.left)
  if (isLeft === namesTheClock(atom.right)) return null
  const hand = clockHand(isLeft ? atom.left : atom.right, length)
  if (!hand) return null
  return { operand: isLeft ? atom.right : atom.left, op: isLeft ? turned[atom.op] : atom.op, hand }
}

/** The comparisons with the clock in a condition. */
export function clockComparisons(form: NormalForm, length: PeriodLength | null): readonly (ClockComparison | null)[] {
  if (form.kind !== 'atom') return form.items.flatMap(each => clockComparisons(each, length))
  return namesIn(form.atom).clock.size === 0 ? [] : [clockComparison(form.atom, length)]
}

/**
 * Whether a condition uses the clock only to compare moments of a row with hands of the clock: then the passing of time
 * moves a row in and out at moments that the row itself tells.
 */
export const isSteady = (form: NormalForm, length: PeriodLength | null): boolean =>
  clockComparisons(form, length).every(each => each !== null)
