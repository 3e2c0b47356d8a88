/** Rows of one day that are worth merging. */
const FEWEST_ROWS = 64
/** Rows of one day that are merged even while more are coming in. */
const MANY_ROWS = 1_024
const MOST_DAYS = 20
/** Rows of the days that are merged at once, unless one day has more: values wait so long for new records. */
const MOST_ROWS = 10_000

interface DayRows {
  /** Rows that came since it was merged. */
  fresh: number
  /** Rows it was merged into. */
  merged: number
}

export interface DueMerge {
  readonly dataset: string
  readonly days: readonly number[]
}

/** Counts the rows that come in, to merge a day when they have doubled: each row is then merged a few times at most. */
export class MergeDue {
  readonly #datasets = new Map<string, Map<number, DayRows>>()

  note(days: readonly { readonly dataset: string; readonly day: number; readonly rows: number }[]): void {
    for (const { dataset, day, rows } of days) this.#at(dataset, day).fresh += rows
  }

  /** Days of one dataset, few enough to be merged at once. What can wait waits until no more rows are coming in. */
  next(isCalm = true): DueMerge | null {
    const fewest = isCalm ? FEWEST_ROWS : MANY_ROWS
    for (const [dataset, days] of this.#datasets) {
      const due = [...days].filter(([, { fresh, merged }]) => fresh >= Math.max(fewest, merged))
      if (due.length > 0) return { dataset, days: bite(due).map(([day]) => day) }
    }
    return null
  }

  done({ dataset, days }: DueMerge, came: number): void {
    const merged = Math.ceil(came / days.length)
    for (const day of days) Object.assign(this.#at(dataset, day), { fresh: 0, merged })
  }

  #at(dataset: string, day: number): DayRows {
    const days = this.#datasets.get(dataset) ?? new Map<number, DayRows>()
    this.#datasets.set(dataset, days)
    const known = days.get(day) ?? { fresh: 0, merged: 0 }
    days.set(day, known)
    return known
  }
}

/** The first days that can be merged together; one at least. */
function bite(due: readonly (readonly [number, DayRows])[]): readonly (readonly [number, DayRows])[] {
  let rows = 0
  const most = due.slice(0, MOST_DAYS)
  const end = most.findIndex(([, { fresh, merged }]) => {
    rows += fresh + merged
    return rows > MOST_ROWS
  })
  return end < 0 ? most : most.slice(0, Math.max(1, end))
}
