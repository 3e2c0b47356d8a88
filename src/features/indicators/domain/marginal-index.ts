import { type DimensionName, dimensionNames } from './index-snapshot'
import { areaIndex, CAP, LEAST_COMPLETENESS } from './index-value'
import type { IndexRules, Indicator } from './indicator'

interface Sums {
  total: number
  weight: number
  weighted: number
  vetoes: number
}

/**
 * What an area's index would be with some scores changed, told from its sums, so that thousands of trials cost little.
 * The same as `areaIndex` over all scores.
 */
export class IndexTrials {
  /** The index as it is; null: withheld. */
  readonly value: number | null
  readonly #sums: Readonly<Record<DimensionName, Sums>>
  readonly #indicators: ReadonlyMap<string, Indicator>

  /** `indicators`: those that apply. */
  constructor(
    indicators: readonly Indicator[],
    private readonly shares: IndexRules['shares'],
    private readonly scores: ReadonlyMap<string, number | null>,
  ) {
    this.#indicators = new Map(indicators.map(each => [each.code, each]))
    const nothing = () => ({ total: 0, weight: 0, weighted: 0, vetoes: 0 })
    const sums = { safe: nothing(), tidy: nothing(), orderly: nothing(), convenient: nothing() }
    for (const each of indicators) {
      sums[each.dimension].total += each.weight
      add(sums[each.dimension], each, scores.get(each.code) ?? null, 1)
    }
    this.#sums = sums
    const scored = indicators.map(each => ({
      dimension: each.dimension,
      weight: each.weight,
      score: scores.get(each.code) ?? null,
    }))
    this.value = areaIndex(scored, shares).value
  }

  /** Points by which the index would change; null where it has no value before or after. */
  gain(changed: Iterable<readonly [code: string, score: number | null]>): number | null {
    if (this.value === null) return null
    const sums = { ...this.#sums }
    for (const [code, score] of changed) {
      const indicator = this.#indicators.get(code)
      if (!indicator) continue
      const { dimension } = indicator
      if (sums[dimension] === this.#sums[dimension]) sums[dimension] = { ...sums[dimension] }
      add(sums[dimension], indicator, this.scores.get(code) ?? null, -1)
      add(sums[dimension], indicator, score, 1)
    }
    let value = 0
    for (const name of dimensionNames) {
      const own = dimensionValue(sums[name])
      const was = sums[name] === this.#sums[name] ? own : dimensionValue(this.#sums[name])
      if (own === null || was === null) return null
      value += this.shares[name] * (own - was)
    }
    return value
  }
}

function add(sums: Sums, { dimension, weight }: Indicator, score: number | null, sign: 1 | -1): void {
  if (score === null) return
  sums.weight += sign * weight
  sums.weighted += sign * weight * score
  if (dimension === 'safe' && weight === 3 && score === 0) sums.vetoes += sign
}

function dimensionValue({ total, weight, weighted, vetoes }: Sums): number | null {
  const completeness = total === 0 ? 0 : (100 * weight) / total
  if (weight <= 0 || completeness < LEAST_COMPLETENESS) return null
  const mean = weighted / weight
  return vetoes > 0 && mean > CAP ? CAP : mean
}
