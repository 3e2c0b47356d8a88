/** An outline for colouring: corners that neighbours share are the same text. */
export interface Outlined {
  /** Whose area it is: areas of one get one tone. */
  readonly of: string
  readonly corners: Iterable<string>
}

/**
 * A tone for each owner, so that no two whose areas touch have the same one where that can be had from so few: those
 * with most neighbours choose first (Welsh and Powell, 1967), the least used of the tones that are free.
 */
export function tonesOf(areas: readonly Outlined[], tones: number): ReadonlyMap<string, number> {
  const atCorner = new Map<string, Set<string>>()
  const neighbours = new Map<string, Set<string>>()
  for (const { of, corners } of areas) {
    if (!neighbours.has(of)) neighbours.set(of, new Set())
    for (const corner of corners) {
      const here = atCorner.get(corner)
      if (here) here.add(of)
      else atCorner.set(corner, new Set([of]))
    }
  }
  for (const here of atCorner.values())
    if (here.size > 1)
      for (const one of here) for (const other of here) if (one !== other) neighbours.get(one)?.add(other)
  const order = [...neighbours.keys()].sort(
    (one, other) => sizeOf(neighbours, other) - sizeOf(neighbours, one) || (one < other ? -1 : 1),
  )
  const chosen = new Map<string, number>()
  const used = new Array<number>(tones).fill(0)
  for (const each of order) {
    const taken = new Set([...(neighbours.get(each) ?? [])].map(other => chosen.get(other)))
    const free = used.map((_, tone) => tone).filter(tone => !taken.has(tone))
    const [best = 0] = (free.length > 0 ? free : used.map((_, tone) => tone)).sort(
      (a, b) => (used[a] ?? 0) - (used[b] ?? 0) || a - b,
    )
    chosen.set(each, best)
    used[best] = (used[best] ?? 0) + 1
  }
  return chosen
}

const sizeOf = (neighbours: ReadonlyMap<string, ReadonlySet<string>>, name: string) => neighbours.get(name)?.size ?? 0
