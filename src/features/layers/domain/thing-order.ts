import type { LayerTable } from './table/layer-table'

/** Where a page of things ends: the newest first, those without a time before all, equal ones by id. */
export interface ThingPlace {
  /** Epoch ms; null: without a time. */
  readonly at: number | null
  readonly id: string
}

const timeOf = (table: LayerTable, row: number): number => {
  const at = table.at[row] as number
  return Number.isNaN(at) ? Number.POSITIVE_INFINITY : at
}

export const placeOf = (table: LayerTable, row: number): ThingPlace => ({
  at: Number.isNaN(table.at[row] as number) ? null : (table.at[row] as number),
  id: table.idOf(row),
})

/** The next rows of a list after a place, at most so many. */
export function rowsAfter(
  table: LayerTable,
  rows: Int32Array,
  after: ThingPlace | undefined,
  limit: number,
): { readonly rows: number[]; readonly isLast: boolean } {
  const from = after && (after.at ?? Number.POSITIVE_INFINITY)
  const rest = [...rows].filter(row => {
    if (after === undefined || from === undefined) return true
    const at = timeOf(table, row)
    return at < from || (at === from && table.idOf(row) < after.id)
  })
  rest.sort((a, b) => {
    const [x, y] = [timeOf(table, a), timeOf(table, b)]
    if (x !== y) return x > y ? -1 : 1
    return table.idOf(a) < table.idOf(b) ? 1 : -1
  })
  return { rows: rest.slice(0, limit), isLast: rest.length <= limit }
}
