import { lampCode } from '../lamp'
import type { Layer } from '../layer'
import type { TextColumn } from './text-column'

/** What the passing of time is judged from. */
export interface RowClock {
  readonly layer: Layer
  readonly now: number
  readonly from: Float64Array
  readonly until: Float64Array
  readonly due: Float64Array
  readonly near: Float64Array
  findText(column: string): TextColumn | undefined
}

/** A clock comes near its end in the last fifth of its span, as a step does (`datasets`: NEAR_SHARE). */
export const NEAR_SHARE = 0.2

export const nearFrom = (began: number, due: number): number => due - NEAR_SHARE * (due - began)

/** Whether a thing still asks for something at the table's moment. */
export function rowIsOpen(table: RowClock, row: number): boolean {
  const { open } = table.layer
  if (!open) return true
  if (open.closed?.includes(table.findText('status')?.text(row) ?? '')) return false
  // An empty beginning is no beginning; an empty end is no end.
  if (open.from && !((table.from[row] as number) <= table.now)) return false
  return !(open.until && (table.until[row] as number) <= table.now)
}

export function rowLamp(table: RowClock, row: number): number {
  if ((table.due[row] as number) < table.now) return lampCode('over')
  return (table.near[row] as number) <= table.now ? lampCode('near') : 0
}

/** The next moment after another one at which time alone changes a row. */
export function nextMoment(table: RowClock, row: number, after = table.now): number {
  let next = Number.POSITIVE_INFINITY
  const consider = (moment: number) => {
    if (moment > after && moment < next) next = moment
  }
  consider(table.from[row] as number)
  consider(table.until[row] as number)
  consider(table.near[row] as number)
  // Over is what lies past its due moment: the first millisecond after it.
  consider((table.due[row] as number) + 1)
  return next
}
