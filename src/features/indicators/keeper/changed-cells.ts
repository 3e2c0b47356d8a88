import type { DatasetSums } from './dataset-sums'
import type { KeptIndicator, KeptRules, UseAt } from './kept-rules'
import type { LiveSums } from './live-sums'

const nameOf = ({ dataset, use }: UseAt) => `${dataset} ${use}`

/** Finds which cells of kept indicators have to be evaluated: those whose numbers were added to. */
export class ChangedCells {
  readonly #own = new Map<string, KeptIndicator[]>()
  readonly #presence = new Map<string, KeptIndicator[]>()
  readonly #wasZero = new Map<string, boolean>()

  constructor(
    { kept }: KeptRules,
    private readonly live: LiveSums,
    private readonly areas: number,
  ) {
    for (const indicator of kept) {
      for (const each of indicator.own) push(this.#own, nameOf(each), indicator)
      for (const each of indicator.presence) {
        push(this.#presence, nameOf(each), indicator)
        this.#wasZero.set(nameOf(each), live.isZero(each, 0))
      }
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
    for (const [dataset, own] of sums)
      for (const { use, area } of own.takeChanged()) {
        const name = nameOf({ dataset, use })
        for (const indicator of this.#own.get(name) ?? []) areasOf(indicator).add(area)
        if (area !== 0 || !this.#presence.has(name)) continue
        const isZero = this.live.isZero({ dataset, use }, 0)
        if (isZero === this.#wasZero.get(name)) continue
        this.#wasZero.set(name, isZero)
        for (const indicator of this.#presence.get(name) ?? []) {
          const areas = areasOf(indicator)
          for (let each = 0; each < this.areas; each++) areas.add(each)
        }
      }
    return found
  }
}

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key)
  if (list) list.push(value)
  else map.set(key, [value])
}
