import type { MaskKind } from '../../../shared/personal'

export type FieldType = 'string' | 'int' | 'number' | 'boolean' | 'timestamp' | 'date' | 'enum' | 'json' | 'geometry'

/** One declared field of a dataset: what a column, a CSV header, a JSON property and a formula may name. */
export interface Field {
  readonly name: string
  readonly type: FieldType
  /** Must have a value after derivation. */
  readonly required: boolean
  /** Computed at ingest unless the sender supplies it; a supplied value wins and is listed in `given`. */
  readonly derived: boolean
  readonly titleZh: string
  readonly titleEn: string
  /** Unit of measure: UCUM-like short form (`m2`, `km`, `CNY`), `wd` for working days. */
  readonly unit?: string
  /** The only values allowed. */
  readonly values?: readonly (string | number)[]
  /** Name of a code list of the city; other codes are kept and marked, not refused. */
  readonly codes?: string
  /** Another field of the row that this one never exceeds. */
  readonly max?: string
  /** Personal data: masked in lists, maps, exports and logs. */
  readonly personal?: boolean
  /** How a personal field is masked; by the look of its value when absent. */
  readonly mask?: MaskKind
  /** Written by people in their own words: personal numbers in it are masked. */
  readonly free?: boolean
  /** A reference series that also exists as a grid. */
  readonly layer?: boolean
}

type Traits = Partial<Omit<Field, 'name' | 'type' | 'titleZh' | 'titleEn'>>

export const field = (name: string, type: FieldType, titleZh: string, titleEn: string, traits: Traits = {}): Field => ({
  name,
  type,
  titleZh,
  titleEn,
  required: false,
  derived: false,
  ...traits,
})
