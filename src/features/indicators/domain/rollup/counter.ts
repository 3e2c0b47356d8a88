import type { Dataset } from '@/features/datasets'
import type { Decimal } from '../decimal'
import type { Condition, DurationFormula, WithinFormula } from '../formula'
import { namesClock } from '../references'
import type { PeriodLength } from '../stretch'

/**
 * A number that is kept by steps in time: each row adds amounts at moments, and the number over a stretch is the sum of
 * those that lie in it (`docs/decisions/050-live-rollups.md`).
 */
export type Counter = WindowCounter | StandingCounter

/** Value over a stretch: Σ steps with `from <= moment < now`. */
export interface WindowCounter {
  readonly shape: 'window'
  readonly key: CounterKey
  readonly dataset: Dataset
  readonly counts: WindowCount
}

/** Value at a moment: Σ steps with `moment < now`, whatever the beginning of the stretch. */
export interface StandingCounter {
  readonly shape: 'standing'
  readonly key: CounterKey
  readonly dataset: Dataset
  readonly condition: Condition | null
  /** The field that is summed up, where it is not empty; null: rows are counted. */
  readonly field: string | null
  /** Length of the stretch, where the condition names its beginning. */
  readonly length: PeriodLength | null
}

export type WindowCount =
  /** Rows at the dataset's time, or the sum of a field of theirs where it is not empty. */
  | { readonly kind: 'rows'; readonly condition: Condition | null; readonly field: string | null }
  /** Judged rows, or those of them that were in time, at their due moment. */
  | { readonly kind: 'judged' | 'inTime'; readonly formula: WithinFormula }
  /** Finished rows, or the seconds they took, at their end. */
  | { readonly kind: 'finished' | 'seconds'; readonly formula: DurationFormula }

/** Whether its value moves as time passes, without a step of its own on the day: by the clock its condition reads. */
export const looksAtClock = (counter: Counter): boolean => counter.shape === 'standing' && namesClock(counter.condition)

/** Equal for counters that count the same, in every process and whatever formula they were made for. */
export type CounterKey = string

/** Moment of steps that count from the beginning of time. */
export const ALWAYS = Number.NEGATIVE_INFINITY

/** A row's values by field name: moments in epoch ms, days as `2026-11-21`, numbers as numbers or exact decimals. */
export type RowValues = Readonly<Record<string, unknown>>

/** Told of each step of a row: the counter's place in the classifier's list, epoch ms or `ALWAYS`, what is added. */
export type OnStep = (counter: number, moment: number, amount: number | Decimal) => void

/** Finds the steps of the rows of one dataset. */
export interface Classifier {
  readonly dataset: Dataset
  readonly counters: readonly Counter[]
  /** Names of the fields it reads. */
  readonly fields: readonly string[]
  /** Steps of one row that counts (neither withdrawn nor linked to another). Pure. */
  classify(row: RowValues, onStep: OnStep): void
}
