/** What a crew has to do: its work, and cases whose supervision note waits for its answer. */
export const crewQueries = (whose: string): readonly [URLSearchParams, URLSearchParams] => [
  new URLSearchParams({ handler: whose, status: 'dispatched,handling', sort: 'due' }),
  new URLSearchParams({ handler: whose, note: 'waiting', sort: 'due' }),
]

interface Page<T> {
  readonly items: readonly T[]
}

/** The work, and after it the cases that only a note is owed for. */
export function withNoted<T extends { readonly id: string }, P extends Page<T>>(work: P, noted: Page<T>): P {
  const known = new Set(work.items.map(each => each.id))
  return { ...work, items: [...work.items, ...noted.items.filter(each => !known.has(each.id))] }
}
