import { allFields, type Dataset, type Field } from '@/features/datasets'
import type { Condition, Formula, Operand } from './formula'
import { leavesOf, namesIn, termsOf } from './references'

/** What a formula is about, of one dataset, and what it needs to know of each row. */
export interface Needs {
  readonly dataset: Dataset
  /** Conjuncts that every term of the dataset asks for, without those on the clock; null: all rows. */
  readonly subject: Condition | null
  /** Fields without which a row of the subject cannot be judged, in the registry's order. */
  readonly fields: readonly Field[]
}

const itemsOf = (condition: Condition | null): readonly Condition[] =>
  condition === null ? [] : condition.kind === 'and' ? condition.items : [condition]

interface Side {
  readonly dataset: Dataset
  readonly condition: Condition | null
  readonly isBelow: boolean
  readonly needed: readonly Field[]
}

function sidesOf(formula: Formula): readonly Side[] {
  if ('dataset' in formula) {
    const { dataset, condition } = formula
    const needed = (() => {
      switch (formula.kind) {
        case 'within':
          return formula.limit.kind === 'field' ? [formula.from, formula.limit.field] : [formula.from]
        case 'dur':
          return [formula.from]
        case 'fresh':
          return [formula.producer]
        case 'coverage':
        case 'repeat':
          return allFields(dataset).filter(each => each.name === 'lng')
      }
    })()
    return [{ dataset, condition, isBelow: true, needed }]
  }
  return termsOf(formula).flatMap((term, i) =>
    leavesOf(term).flatMap(({ leaf }) =>
      'dataset' in leaf
        ? [
            {
              dataset: leaf.dataset,
              condition: leaf.condition,
              isBelow: i === 1,
              needed: 'field' in leaf ? [leaf.field] : [],
            },
          ]
        : [],
    ),
  )
}

/**
 * Fields are needed where they are compared, summed or begin a clock. A field that is only asked whether it is there
 * (a closing time) tells what has happened, and so does a moment that the numerator alone compares with having passed
 * (`closedAt < now`): such are no gaps in the data. Pure.
 */
export function needsOf(formula: Formula): readonly Needs[] {
  const sides = sidesOf(formula)
  const datasets = new Map(sides.map(each => [each.dataset.name, each.dataset]))
  return [...datasets.values()].map(dataset => {
    const own = sides.filter(each => each.dataset.name === dataset.name)
    const shared = itemsOf(own[0]?.condition ?? null).filter(
      item =>
        namesIn(item).clock.size === 0 &&
        own.every(each => itemsOf(each.condition).some(other => JSON.stringify(other) === JSON.stringify(item))),
    )
    const isSubject = new Set(shared.map(each => JSON.stringify(each)))
    const below = new Set(own.filter(each => each.isBelow).flatMap(each => [...namesIn(each.condition).fields]))
    const names = new Set(own.flatMap(each => each.needed.map(field => field.name)))
    for (const side of own)
      for (const item of itemsOf(side.condition))
        if (!isSubject.has(JSON.stringify(item)))
          for (const { field, hasPassed } of compared(item))
            if (!hasPassed || below.has(field.name)) names.add(field.name)
    const fields = allFields(dataset).filter(each => names.has(each.name) && each.name !== dataset.time)
    const [only] = shared
    const subject =
      shared.length === 0 ? null : shared.length === 1 && only ? only : { kind: 'and' as const, items: shared }
    return { dataset, subject, fields }
  })
}

interface Compared {
  readonly field: Field
  /** Compared with the clock, as a moment that lies behind it. */
  readonly hasPassed: boolean
}

function compared(condition: Condition): readonly Compared[] {
  switch (condition.kind) {
    case 'and':
    case 'or':
      return condition.items.flatMap(compared)
    case 'not':
      return compared(condition.item)
    case 'present':
      return []
    case 'in':
    case 'like':
    case 'truth':
      return fieldsIn(condition.operand).map(field => ({ field, hasPassed: false }))
    case 'compare': {
      const hasPassed = (condition.op === '<' || condition.op === '<=') && condition.right.kind === 'clock'
      return [...fieldsIn(condition.left), ...fieldsIn(condition.right)].map(field => ({ field, hasPassed }))
    }
  }
}

function fieldsIn(operand: Operand): readonly Field[] {
  switch (operand.kind) {
    case 'field':
      return [operand.field]
    case 'literal':
    case 'clock':
      return []
    case 'negate':
    case 'shift':
      return fieldsIn(operand.operand)
    case 'arithmetic':
      return [...fieldsIn(operand.left), ...fieldsIn(operand.right)]
    case 'condition':
      return compared(operand.condition).map(each => each.field)
  }
}
