import type { DatasetSums } from './dataset-sums'
import type { KeptIndicator, KeptRules, UseAt } from './kept-rules'
import type { LiveSums } from './live-sums'

/** Who reads a number of a dataset. */
interface Readers {
  readonly own: KeptIndicator[]
  /** Those to whom it only matters whether the whole city has any. */
  readonly presence: KeptIndicator[]
  wasZero: boolean
}

/** Finds which cells of kept indicators have to be evaluated: those whose numbers were added to. */
export class ChangedCells {
  readonly #readers = new Map<string, Readers[]>()

  constructor(
    { kept }: KeptRules,
    private readonly live: LiveSums,
    private readonly areas: number,
  ) {
    for (const indicator of kept) {
      for (const each of indicator.own) this.#readersOf(each).own.push(indicator)
      for (const each of indicator.presence) this.#readersOf(each).presence.push(indicator)
    }
  }

  /** Areas to be evaluated, by indicator. */
  take(sums: ReadonlyMap<string, DatasetSums>): ReadonlyMap<KeptIndicator, ReadonlySet<number>> {
    const found = new Map<KeptIndicator, Set<number>>()
    const areasOf = (indicator: KeptIndicator) => {
      const known = found.get(indicator)
      if (known) return known
      const made = new Set<number>()
      found.set(indicator, made)
      return made
    }
    for (const [dataset, own] of sums) {
      const uses = this.#readers.get(dataset)
      for (const { use, area } of own.takeChanged()) {
        const readers = uses?.[use]
        if (!readers) continue
        for (const indicator of readers.own) areasOf(indicator).add(area)
        if (area !== 0 || readers.presence.length === 0) continue
        const isZero = own.isZero(use, 0)
        if (isZero === readers.wasZero) continue
        readers.wasZero = isZero
        for (const indicator of readers.presence) {
          const areas = areasOf(indicator)
          for (let each = 0; each < this.areas; each++) areas.add(each)
        }
      }
    }
    return found
  }

  #readersOf({ dataset, use }: UseAt): Readers {
    const uses = this.#readers.get(dataset) ?? []
    this.#readers.set(dataset, uses)
    const known = uses[use]
    if (known) return known
    const made: Readers = { own: [], presence: [], wasZero: this.live.isZero({ dataset, use }, 0) }
    uses[use] = made
    return made
  }
}
