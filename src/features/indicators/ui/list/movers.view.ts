interface Text {
  readonly zh: string
  readonly en: string
}

interface Moved {
  readonly code: string
  readonly name: Text
  readonly contribution: number
  readonly before: { readonly score: number | null } | null
  readonly after: { readonly score: number | null } | null
}

/** What the page reads of `GET /index/change`. */
export interface IndexChange {
  readonly from: { readonly at: string }
  readonly change: number | null
  /** Why there is none to tell. */
  readonly reason: { readonly text: Text } | null
  /** Biggest first. */
  readonly items: readonly Moved[]
  readonly caps: readonly { readonly contribution: number }[]
  readonly shares: readonly { readonly contribution: number }[]
}

/** What the page reads of `GET /index/worth`. */
export interface IndexWorth {
  readonly indicators: readonly {
    readonly code: string
    readonly name: Text
    readonly score: number | null
    readonly gainAtGoal: number
  }[]
  readonly candidates: number
  readonly total: number
}

const sum = (parts: readonly { readonly contribution: number }[]) =>
  parts.reduce((total, each) => total + each.contribution, 0)

/** Hundredths of a point, as they are shown. */
const CENT = 100

/**
 * Numbers rounded so that what is shown still adds up to the rounded total: those with the largest remainders give way
 * (the method of largest remainders).
 */
export function roundedTo(total: number, parts: readonly number[]): number[] {
  const exact = parts.map(part => part * CENT)
  const rounded = exact.map(Math.floor)
  let missing = Math.round(total * CENT) - rounded.reduce((sum, each) => sum + each, 0)
  const byRemainder = exact
    .map((part, place) => ({ place, remainder: part - Math.floor(part) }))
    .sort((one, other) => other.remainder - one.remainder)
  for (const { place } of byRemainder) {
    if (missing <= 0) break
    rounded[place] = (rounded[place] ?? 0) + 1
    missing--
  }
  return rounded.map(each => each / CENT)
}

/** The biggest parts of a change by name, all others in one, and what the rules did: together the change. */
export function movement({ change, items, caps, shares }: IndexChange, shown: number) {
  const moved = items.filter(each => each.contribution !== 0)
  const first = moved.slice(0, shown)
  const parts = [...first.map(each => each.contribution), sum(moved.slice(shown)), sum(caps) + sum(shares)]
  const rounded = roundedTo(change ?? 0, parts)
  return {
    first: first.map((item, place) => ({ ...item, contribution: rounded[place] ?? 0 })),
    others: Math.max(0, moved.length - shown),
    rest: rounded[first.length] ?? 0,
    rules: rounded[first.length + 1] ?? 0,
  }
}
