import type { RowValues } from './counter'

type ReadProperty = (row: RowValues) => unknown

const known = new Map<string, ReadProperty>()

/**
 * Reads one declared field, null where it is missing. A property that is named in the code costs a nanosecond, one that
 * is looked up by a variable thirty, and a row is asked two hundred times. The names are those of our own registry.
 */
export function rowProperty(name: string): ReadProperty {
  const found = known.get(name)
  if (found) return found
  const made = new Function('row', `return row[${JSON.stringify(name)}] ?? null`) as ReadProperty
  known.set(name, made)
  return made
}
