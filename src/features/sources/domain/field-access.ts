import type { Values } from '../../datasets/server'

/**
 * Code written for one list of declared fields. A property that is named in the code costs a nanosecond, one that is
 * looked up by a variable thirty, and a row of a delivery is touched a hundred and fifty times. The names are those of
 * our own registry, quoted; nothing of a delivery becomes code.
 */
const property = (name: string) => `values[${JSON.stringify(name)}]`

/** Empties the fields. */
export const clearer = (names: readonly string[]): ((values: Values) => void) =>
  new Function('values', names.map(name => `${property(name)} = null`).join('\n')) as (values: Values) => void

/** Copies the fields' values into a list, in the order of the names. */
export const collector = (names: readonly string[]): ((values: Values, into: unknown[]) => void) =>
  new Function('values', 'into', names.map((name, at) => `into[${at}] = ${property(name)}`).join('\n')) as (
    values: Values,
    into: unknown[],
  ) => void

/** Sets one field. */
export const setter = (name: string): ((values: Values, value: unknown) => void) =>
  new Function('values', 'value', `${property(name)} = value`) as (values: Values, value: unknown) => void
