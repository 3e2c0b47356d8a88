import type { Dataset, Field } from '@/features/datasets'
import type { Condition, CoverageFormula, DurationFormula, FreshFormula, RepeatFormula, WithinFormula } from './formula'
import type { Stretch } from './stretch'

/**
 * One thing to be counted over the records, for every area at once. Formulas share measures: a measure that two
 * need is counted once. Each yields two numbers an area (`Pair`), written here as [first, second].
 */
export type Measure =
  /** Rows: [count, –]. Of a field: [sum, rows where it is not empty]. */
  | TallyMeasure
  /** All rows of the dataset, in the whole city whatever area is asked for: [count, –] */
  | PresenceMeasure
  /** [distinct values, –] */
  | {
      readonly kind: 'distinct'
      readonly dataset: Dataset
      readonly field: Field
      readonly condition: Condition | null
      readonly stretch: Stretch
    }
  /** [percentile, rows where the field is not empty] */
  | RankMeasure
  /** [in time, judged] */
  | { readonly kind: 'judged'; readonly formula: WithinFormula; readonly stretch: Stretch }
  /** Mean: [sum, count]; percentile: [value, count]. In seconds; in `wh` and `wd` seconds of working time. */
  | { readonly kind: 'lasting'; readonly formula: DurationFormula; readonly stretch: Stretch }
  /** [layer within reach, whole layer] */
  | { readonly kind: 'covered'; readonly formula: CoverageFormula; readonly stretch: Stretch }
  /** [fresh producers, producers] */
  | { readonly kind: 'producers'; readonly formula: FreshFormula; readonly stretch: Stretch }
  /** [followers, rows] */
  | { readonly kind: 'followers'; readonly formula: RepeatFormula; readonly stretch: Stretch }
  /** [value of the year, –] */
  | { readonly kind: 'reference'; readonly series: string; readonly year: number }

export interface TallyMeasure {
  readonly kind: 'tally'
  readonly dataset: Dataset
  readonly field: Field | null
  readonly condition: Condition | null
  readonly stretch: Stretch
}

export interface PresenceMeasure {
  readonly kind: 'presence'
  readonly dataset: Dataset
  readonly stretch: Stretch
}

export interface RankMeasure {
  readonly kind: 'rank'
  readonly dataset: Dataset
  readonly field: Field
  readonly percent: number
  readonly condition: Condition | null
  readonly stretch: Stretch
}

/** Exact decimals; null: no number (a percentile of nothing, a series without a year). */
export type Pair = readonly [first: string | null, second: string | null]

/** Equal for measures that are the same number. */
export const measureKey = (measure: Measure): string =>
  JSON.stringify(measure, (key, value: unknown) => {
    const isNamed = typeof value === 'object' && value !== null && 'name' in value
    return isNamed && (key === 'dataset' || key === 'field' || key === 'from' || key === 'to' || key === 'producer')
      ? value.name
      : value
  })
