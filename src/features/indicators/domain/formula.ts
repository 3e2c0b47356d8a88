import type { Dataset, Field } from '@/features/datasets'

/** A formula after reading: every name resolved against the registry, every operand of one family. */
export type Formula =
  | { readonly kind: 'ratio' | 'diff'; readonly a: Term; readonly b: Term }
  | { readonly kind: 'per'; readonly a: Term; readonly b: Term; readonly factor: number }
  | { readonly kind: 'change'; readonly a: Term; readonly lag: Span }
  | { readonly kind: 'aggregate'; readonly term: Aggregate }
  | DurationFormula
  | WithinFormula
  | CoverageFormula
  | FreshFormula
  | RepeatFormula

export interface DurationFormula {
  readonly kind: 'dur'
  readonly dataset: Dataset
  readonly from: Field
  readonly to: Field
  readonly unit: DurationUnit
  /** Percentile 1 to 99, or the mean. */
  readonly statistic: 'mean' | number
  readonly condition: Condition | null
}

export interface WithinFormula {
  readonly kind: 'within'
  readonly dataset: Dataset
  readonly from: Field
  readonly to: Field
  readonly limit: { readonly kind: 'field'; readonly field: Field } | { readonly kind: 'span'; readonly span: Span }
  readonly condition: Condition | null
}

export interface CoverageFormula {
  readonly kind: 'coverage'
  readonly dataset: Dataset
  readonly metres: number
  readonly layer: string
  readonly condition: Condition | null
}

export interface FreshFormula {
  readonly kind: 'fresh'
  readonly dataset: Dataset
  readonly producer: Field
  readonly age: Span
  readonly condition: Condition | null
}

export interface RepeatFormula {
  readonly kind: 'repeat'
  readonly dataset: Dataset
  readonly metres: number
  readonly days: number
  readonly condition: Condition | null
}

export type Term =
  | Aggregate
  | { readonly kind: 'ref'; readonly series: string }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'add' | 'subtract'; readonly left: Term; readonly right: Term }

export type Aggregate =
  | { readonly kind: 'count'; readonly dataset: Dataset; readonly condition: Condition | null }
  | FieldAggregate
  | {
      readonly kind: 'pctl'
      readonly dataset: Dataset
      readonly field: Field
      readonly percent: number
      readonly condition: Condition | null
    }

export interface FieldAggregate {
  readonly kind: 'countDistinct' | 'sum' | 'mean'
  readonly dataset: Dataset
  readonly field: Field
  readonly condition: Condition | null
}

/** True, false or unknown for a row; only true selects it. */
export type Condition =
  | { readonly kind: 'and' | 'or'; readonly items: readonly Condition[] }
  | { readonly kind: 'not'; readonly item: Condition }
  | { readonly kind: 'present'; readonly field: Field; readonly isPresent: boolean }
  | { readonly kind: 'compare'; readonly op: Comparison; readonly left: Operand; readonly right: Operand }
  | { readonly kind: 'in'; readonly operand: Operand; readonly values: readonly (string | number | boolean)[] }
  | { readonly kind: 'like'; readonly operand: Operand; readonly pattern: string }
  | { readonly kind: 'truth'; readonly operand: Operand }

export type Comparison = '==' | '!=' | '<' | '<=' | '>' | '>='

export type Operand =
  | { readonly kind: 'field'; readonly field: Field }
  | { readonly kind: 'literal'; readonly value: string | number | boolean }
  | { readonly kind: 'clock'; readonly name: ClockName }
  | { readonly kind: 'negate'; readonly operand: Operand }
  | { readonly kind: 'arithmetic'; readonly op: '+' | '-' | '*'; readonly left: Operand; readonly right: Operand }
  | { readonly kind: 'shift'; readonly op: 'plus' | 'minus'; readonly operand: Operand; readonly span: Span }
  | { readonly kind: 'condition'; readonly condition: Condition }

/** Operands of one comparison share a family. */
export type Family = 'text' | 'number' | 'boolean' | 'timestamp' | 'date'

export const clockNames = ['now', 'periodStart', 'periodEnd'] as const
export type ClockName = (typeof clockNames)[number]

export const durationUnits = ['min', 'h', 'd', 'wh', 'wd'] as const
export type DurationUnit = (typeof durationUnits)[number]

/** `min`, `h`, `d` (24 h), `mo`, `y` run on the clock, `wh` and `wd` on the work calendar; `uh` is an hour round the clock. */
export const spanUnits = ['min', 'h', 'd', 'uh', 'wh', 'wd', 'mo', 'y'] as const
export type SpanUnit = (typeof spanUnits)[number]

export interface Span {
  readonly count: number
  readonly unit: SpanUnit
}

/** Spans allowed outside `within`: no work calendar. */
export const clockUnits: readonly SpanUnit[] = ['min', 'h', 'd', 'mo', 'y']
