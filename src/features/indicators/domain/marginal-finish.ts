import { allFields, type Dataset, type Field } from '@/features/datasets'
import type { Condition, Formula, Operand } from './formula'
import { leavesOf, namesIn, termsOf } from './references'

/** An end that a record may not have reached yet. */
export interface Finish {
  readonly field: Field
  /** Where its clock begins, as a formula measures it; null: none does. */
  readonly from: Field | null
  /** Ends whose clocks begin with this one: once they are reached, this one is no longer waited for. */
  readonly next: readonly Field[]
  /** What a record must fulfil for its end to count for any formula, one condition a formula; null: nothing. */
  readonly conditions: readonly (Condition | null)[]
}

interface Side {
  readonly dataset: Dataset
  readonly condition: Condition | null
  readonly isBelow: boolean
}

/**
 * Moments of a dataset that mean "done" to some formula: the ends of `within` and `dur`, moments tested for being
 * empty, and moments that a numerator alone asks whether they are there or have passed. A moment that is compared with
 * the clock otherwise is a plan and no end, and so is a limit; what is derived cannot be done. Pure.
 */
export function finishesOf(formulas: readonly Formula[], dataset: Dataset): readonly Finish[] {
  const from = new Map<string, Field>()
  const measured = new Set<string>()
  const ends = new Set<string>()
  const plans = new Set<string>()
  for (const formula of formulas) {
    if ((formula.kind === 'within' || formula.kind === 'dur') && formula.dataset.name === dataset.name) {
      measured.add(formula.to.name)
      if (!from.has(formula.to.name)) from.set(formula.to.name, formula.from)
      if (formula.kind === 'within' && formula.limit.kind === 'field') plans.add(formula.limit.field.name)
    }
    const sides = sidesOf(formula).filter(each => each.dataset.name === dataset.name)
    for (const side of sides) {
      const moments = momentsIn(side.condition)
      const open = new Set(moments.flatMap(each => (each.says === 'open' ? [each.field.name] : [])))
      for (const { field, says } of moments) {
        if (open.has(field.name)) ends.add(field.name)
        else if (says === 'planned') plans.add(field.name)
        else if (!side.isBelow && !sides.some(each => each.isBelow && names(each, field))) ends.add(field.name)
      }
    }
  }
  const isEnd = ({ name }: Field) => measured.has(name) || (ends.has(name) && !plans.has(name))
  const fields = allFields(dataset).filter(each => isEnd(each) && !each.derived)
  const isOpen = new Set(fields.map(each => each.name))
  return fields.map(field => ({
    field,
    from: from.get(field.name) ?? null,
    next: nextOf(formulas, dataset, field),
    conditions: formulas.flatMap(formula => standingConditions(formula, dataset, field, isOpen)),
  }))
}

function nextOf(formulas: readonly Formula[], dataset: Dataset, field: Field): readonly Field[] {
  const found = formulas.flatMap(each =>
    (each.kind === 'within' || each.kind === 'dur') &&
    each.dataset.name === dataset.name &&
    each.from.name === field.name
      ? [each.to]
      : [],
  )
  return [...new Map(found.map(each => [each.name, each])).values()]
}

/** What a formula asks of the records whose end counts for it, without what ends or time decide. */
function standingConditions(
  formula: Formula,
  dataset: Dataset,
  field: Field,
  isOpen: ReadonlySet<string>,
): readonly (Condition | null)[] {
  const isTo = (formula.kind === 'within' || formula.kind === 'dur') && formula.to.name === field.name
  return sidesOf(formula)
    .filter(each => each.dataset.name === dataset.name && (isTo || namesIn(each.condition).fields.has(field.name)))
    .map(({ condition }) => {
      const items = condition === null ? [] : condition.kind === 'and' ? condition.items : [condition]
      const standing = items.filter(item => {
        const { fields, clock } = namesIn(item)
        return clock.size === 0 && ![...fields].some(each => isOpen.has(each))
      })
      return standing.length === 0 ? null : { kind: 'and', items: standing }
    })
}

const sidesOf = (formula: Formula): readonly Side[] =>
  'dataset' in formula
    ? [{ dataset: formula.dataset, condition: formula.condition, isBelow: true }]
    : termsOf(formula).flatMap((term, i) =>
        leavesOf(term).flatMap(({ leaf }) =>
          'dataset' in leaf ? [{ dataset: leaf.dataset, condition: leaf.condition, isBelow: i === 1 }] : [],
        ),
      )

const names = ({ condition }: Side, field: Field): boolean =>
  momentsIn(condition).some(each => each.field.name === field.name)

interface Moment {
  readonly field: Field
  readonly says: 'open' | 'done' | 'planned'
}

const isMoment = (field: Field): boolean => field.type === 'timestamp' || field.type === 'date'

/** What a condition says of moments. */
function momentsIn(condition: Condition | null): readonly Moment[] {
  switch (condition?.kind) {
    case undefined:
      return []
    case 'and':
    case 'or':
      return condition.items.flatMap(momentsIn)
    case 'not':
      return momentsIn(condition.item)
    case 'present':
      return isMoment(condition.field) ? [{ field: condition.field, says: condition.isPresent ? 'done' : 'open' }] : []
    case 'compare': {
      const { op, left, right } = condition
      if (left.kind !== 'field' || !isMoment(left.field)) return []
      if (isNow(right) && (op === '<' || op === '<=')) return [{ field: left.field, says: 'done' }]
      return [{ field: left.field, says: 'planned' }]
    }
    default:
      return []
  }
}

const isNow = (operand: Operand): boolean => operand.kind === 'clock' && operand.name === 'now'
