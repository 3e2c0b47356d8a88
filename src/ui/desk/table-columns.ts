import type { ReactNode } from 'react'

export interface TableColumn<Row> {
  readonly key: string
  readonly title: ReactNode
  readonly cell: (row: Row) => ReactNode
  /** A CSS grid track; what is left is shared where it is absent. */
  readonly width?: string
  readonly align?: 'end'
  readonly isSortable?: boolean
  /** Left out where the window is narrow. */
  readonly isExtra?: boolean
}

export interface TableSort {
  readonly column: string
  readonly direction: 'ascending' | 'descending'
}

const SHARED = 'minmax(6rem, 1fr)'

/** The tracks of a row, for wide and for narrow windows. */
export const tracks = <Row>(columns: readonly TableColumn<Row>[]) => ({
  wide: columns.map(each => each.width ?? SHARED).join(' '),
  narrow: columns.flatMap(each => (each.isExtra ? [] : [each.width ?? SHARED])).join(' '),
})

/** What a press on a column's head asks for: first upwards, then the other way. */
export const turned = (sort: TableSort | null, column: string): TableSort => ({
  column,
  direction: sort?.column === column && sort.direction === 'ascending' ? 'descending' : 'ascending',
})

/** The row after so many steps from the one with a key, within the rows; from none, the first. */
export function stepFrom(keys: readonly string[], current: string | null, steps: number): number {
  const here = current === null ? -1 : keys.indexOf(current)
  if (here === -1) return keys.length === 0 ? -1 : 0
  return Math.min(keys.length - 1, Math.max(0, here + steps))
}
