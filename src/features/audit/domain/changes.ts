/** One field that an entry tells of: its path, what was there, what is there now. */
export interface Change {
  readonly path: string
  readonly before: string | null
  readonly after: string | null
}

const isBranch = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && Object.keys(value).length > 0

function leaves(value: unknown, path: string, into: Map<string, string>): Map<string, string> {
  if (isBranch(value))
    for (const [name, each] of Object.entries(value)) leaves(each, path ? `${path}.${name}` : name, into)
  else if (value !== null && value !== undefined)
    into.set(path, typeof value === 'string' ? value : JSON.stringify(value))
  return into
}

/** What differs between two JSON values, field by field; what stayed the same is left out. */
export function changesOf(before: unknown, after: unknown): Change[] {
  const [was, is] = [leaves(before, '', new Map()), leaves(after, '', new Map())]
  return [...new Set([...was.keys(), ...is.keys()])]
    .map(path => ({ path, before: was.get(path) ?? null, after: is.get(path) ?? null }))
    .filter(each => each.before !== each.after)
}
