import type { Field } from './field'

/** A declared shape of records. From it come table, validation, template, JSON Schema, OpenAPI and the names formulas may use. */
export interface Dataset {
  readonly name: string
  readonly titleZh: string
  readonly titleEn: string
  /** `event`: placed in a period by `time`. `state`: a ledger seen as it stands. `reference`: one row a district and year. */
  readonly kind: 'event' | 'state' | 'reference'
  /** The field that places an event in a period; `null` for ledgers. */
  readonly time: string | null
  /** Natural key, unique within a source. */
  readonly key: readonly string[]
  /** The field that tells the senders of a feed apart. */
  readonly producer?: string
  /** Pairs of times where the first may not lie after the second. */
  readonly order: readonly (readonly [string, string])[]
  /** Compare `order` by local day instead of by instant. */
  readonly orderByDay: boolean
  /** A time that may not lie more than ten minutes in the future. */
  readonly futureCheck?: string
  /** The sender's own time of change: older content than the stored one changes nothing. */
  readonly updatedField?: string
  /**
   * One record tells who said what: read one by one by supervisors alone; its events tell neither unit nor place. What is
   * derived of many is everybody's.
   */
  readonly confidential?: true
  readonly fields: readonly Field[]
}

type Declaration = Omit<Dataset, 'order' | 'orderByDay'> & Partial<Pick<Dataset, 'order' | 'orderByDay'>>

export const defineDataset = (declaration: Declaration): Dataset => ({ order: [], orderByDay: false, ...declaration })
