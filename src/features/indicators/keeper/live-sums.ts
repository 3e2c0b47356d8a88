import type { Decimal } from '../domain/decimal'
import type { Counted } from '../domain/evaluate'
import type { Pair } from '../domain/measure'
import type { DatasetSums } from './dataset-sums'
import type { KeptRules, UseAt } from './kept-rules'

/** Reference series by the key of their measure, then by area. */
export type ReferencePairs = ReadonlyMap<string, ReadonlyMap<string, Pair>>

/** What is counted, as formulas read it: over the live sums of all datasets. */
export class LiveSums {
  constructor(
    private readonly rules: KeptRules,
    private readonly sums: ReadonlyMap<string, DatasetSums>,
    private readonly references: ReferencePairs,
    private readonly codes: readonly string[],
    private readonly minutesOfDay: number,
  ) {}

  /** Counted in one area, by its place among the areas. */
  of(area: number): Counted {
    return {
      minutesOfDay: this.minutesOfDay,
      pair: key => this.#pair(key, area),
      cityPair: key => this.#pair(key, 0),
      hasRecords: name => {
        const records = this.rules.records.get(name)
        return records !== undefined && !this.isZero(records, 0)
      },
    }
  }

  isZero = ({ dataset, use }: UseAt, area: number): boolean => this.sums.get(dataset)?.isZero(use, area) ?? true

  #text = ({ dataset, use }: UseAt, area: number): Decimal => this.sums.get(dataset)?.text(use, area) ?? '0'

  #pair(key: string, area: number): Pair | undefined {
    const found = this.rules.pairs.get(key)
    if (!found) return this.references.get(key)?.get(this.codes[area] ?? '')
    const { first, second, emptyIsNull } = found
    if (!second) return [this.#text(first, area), null]
    const isEmpty = emptyIsNull && this.isZero(second, area)
    return [isEmpty ? null : this.#text(first, area), this.#text(second, area)]
  }
}
