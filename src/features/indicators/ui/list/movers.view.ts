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

/** The biggest parts of a change by name, all others in one, and what the rules did: together the change. */
export function movement({ items, caps, shares }: IndexChange, shown: number) {
  const moved = items.filter(each => each.contribution !== 0)
  return {
    first: moved.slice(0, shown),
    others: Math.max(0, moved.length - shown),
    rest: sum(moved.slice(shown)),
    rules: sum(caps) + sum(shares),
  }
}
