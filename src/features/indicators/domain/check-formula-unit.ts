import type { Formula } from './formula'
import type { Direction, Rating } from './indicator'

/**
 * The only units a value of the formula can have; null: any but per cent. Shares and changes come in per cent,
 * durations in the unit the formula names.
 */
export function unitsOf(formula: Formula): readonly string[] | null {
  switch (formula.kind) {
    case 'ratio':
    case 'change':
    case 'within':
    case 'coverage':
    case 'fresh':
    case 'repeat':
      return ['%']
    case 'dur':
      return [formula.unit]
    default:
      return null
  }
}

export const doesUnitFit = (formula: Formula, unit: string): boolean => unitsOf(formula)?.includes(unit) ?? unit !== '%'

/** A share lies between 0 and 100 by its making; a change may be any number. */
export const isShare = (formula: Formula): boolean => formula.kind !== 'change' && unitsOf(formula)?.[0] === '%'

/** Whether the score rises from floor to goal in the sense the direction says. */
export function doDirectionsAgree(direction: Direction, { floor, goal }: Pick<Rating, 'floor' | 'goal'>): boolean {
  switch (direction) {
    case 'higher':
      return floor < goal
    case 'lower':
      return floor > goal
    case 'target':
      return floor !== goal
  }
}
