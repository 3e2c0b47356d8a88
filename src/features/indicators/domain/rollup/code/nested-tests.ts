/** Statements that are for the rows which pass every one of some tests, all written as code. */
export interface Guarded {
  readonly tests: readonly string[]
  readonly statements: string
}

/**
 * One text in which those that share tests stand under them together: what most of them ask is asked once a row. Tests
 * may be asked in any order.
 */
export function nestedTests(guarded: readonly Guarded[]): string {
  const free = guarded.filter(each => each.tests.length === 0).map(each => each.statements)
  let rest = guarded.filter(each => each.tests.length > 0)
  const blocks: string[] = []
  while (rest.length > 0) {
    const test = mostAsked(rest)
    const under = rest.filter(each => each.tests.includes(test))
    rest = rest.filter(each => !each.tests.includes(test))
    const inner = under.map(each => ({ ...each, tests: each.tests.filter(other => other !== test) }))
    blocks.push(`if (${test}) {\n${nestedTests(inner)}\n}`)
  }
  return [...free, ...blocks].join('\n')
}

/** Of those asked as often, the shortest: it is likely the cheapest. */
function mostAsked(guarded: readonly Guarded[]): string {
  const votes = new Map<string, number>()
  for (const { tests } of guarded) for (const test of new Set(tests)) votes.set(test, (votes.get(test) ?? 0) + 1)
  const [first] = [...votes].sort(([a, x], [b, y]) => y - x || a.length - b.length || (a < b ? -1 : 1))
  return first?.[0] ?? ''
}
