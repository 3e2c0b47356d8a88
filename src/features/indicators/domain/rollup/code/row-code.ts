import type { Field } from '@/features/datasets'
import type { OnStep, RowValues } from '../counter'
import { momentReader, type RowContext } from '../row-test'

/** Takes the steps of one row. */
export type Run = (row: RowValues, onStep: OnStep) => void

/**
 * A function over a row that is written as code: each field is read once, by its name, and what cannot be written is
 * bound as a constant. Names are those of our own registry, quoted; nothing of a record becomes code.
 */
export class RowCode {
  readonly #locals = new Map<string, { readonly name: string; readonly text: string }>()
  readonly #constants = new Map<unknown, string>()

  constructor(readonly context: RowContext) {}

  /** The variable that holds a field's value, null where it is missing. */
  field(name: string): string {
    return this.#local(`field ${name}`, () => `row[${JSON.stringify(name)}] ?? null`)
  }

  /** The variable that holds the moment of a time field, epoch ms or null. */
  moment(field: Field): string {
    if (field.type !== 'date') return this.field(field.name)
    return this.#local(`moment ${field.name}`, () => `${this.constant(momentReader(field, this.context))}(row)`)
  }

  /** The variable that holds a function or a set. */
  constant(value: unknown): string {
    const known = this.#constants.get(value) ?? `k${this.#constants.size}`
    this.#constants.set(value, known)
    return known
  }

  /** The function of `row` and `step`. */
  compile(statements: string): Run {
    const locals = [...this.#locals.values()].map(({ name, text }) => `const ${name} = ${text}`)
    const made = new Function(
      ...this.#constants.values(),
      `return (row, step) => {\n${locals.join('\n')}\n${statements}\n}`,
    )
    return made(...this.#constants.keys()) as Run
  }

  #local(key: string, text: () => string): string {
    const known = this.#locals.get(key)
    if (known) return known.name
    const made = { text: text(), name: `f${this.#locals.size}` }
    this.#locals.set(key, made)
    return made.name
  }
}
