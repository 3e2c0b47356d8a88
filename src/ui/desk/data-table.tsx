// biome-ignore-all lint/a11y/useSemanticElements: rows of which only those in sight are drawn cannot be those of a <table>
'use client'

import { useVirtualizer } from '@tanstack/react-virtual'
import { type CSSProperties, type ReactNode, useRef } from 'react'
import { EmptyNote, ErrorNote, Skeleton, StaleNote } from './notes'
import { type TableColumn, type TableSort, tracks } from './table-columns'
import { TableHead } from './table-head'
import { useIsPrinting } from './use-printing'
import { useRowKeys } from './use-row-keys'

interface DataTableProps<Row> {
  readonly label: string
  readonly columns: readonly TableColumn<Row>[]
  readonly rows: readonly Row[]
  readonly rowKey: (row: Row) => string
  /** `loading` draws bones where there are no rows yet; an error stands above the rows that were read before. */
  readonly state?: 'ready' | 'loading' | { readonly error: string; readonly onRetry?: () => void }
  /** What stands there when there are no rows: why, and what can be done. */
  readonly empty: ReactNode
  /** In words, how late the rows are. */
  readonly stale?: string | null
  readonly chosen?: string | null
  readonly onChoose?: (key: string) => void
  /** Enter or a double click on a row. */
  readonly onOpen?: (key: string) => void
  readonly sort?: TableSort | null
  readonly onSort?: (sort: TableSort) => void
  /** Pixels; every row is as high, so that a list of any length stays quick. */
  readonly rowHeight?: number
}

/** Rows a window of this height would show before the script has measured the real one. */
const FIRST_RECT = { width: 0, height: 900 }

/** The table of desks: head that stays, J and K, only the rows in sight drawn, and words for every state. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  // the virtualizer's object stays the same while what it says changes, which the compiler would take for no change
  'use no memo'
  const { label, columns, rows, rowKey, state = 'ready', empty, stale, chosen, onChoose, onOpen } = props
  const { sort = null, onSort, rowHeight = 40 } = props
  const scroller = useRef<HTMLDivElement>(null)
  const isPrinting = useIsPrinting()
  const keys = rows.map(rowKey)
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: place => keys[place] ?? place,
    overscan: isPrinting ? rows.length : 10,
    initialRect: FIRST_RECT,
  })
  const moves = useRowKeys({
    keys,
    scroller,
    rowHeight,
    scrollTo: place => virtual.scrollToIndex(place),
    onChoose,
    onOpen,
  })
  const { wide, narrow } = tracks(columns)
  const style = { '--tracks': wide, '--tracks-narrow': narrow, '--row': `${rowHeight}px` } as CSSProperties
  const isWaiting = state === 'loading' && rows.length === 0
  return (
    <div className="dk-table" style={style} aria-busy={state === 'loading'}>
      {typeof state === 'object' ? <ErrorNote onRetry={state.onRetry}>{state.error}</ErrorNote> : null}
      {stale ? <StaleNote>{stale}</StaleNote> : null}
      <div
        ref={scroller}
        className="dk-table-scroll"
        role="grid"
        aria-label={label}
        aria-rowcount={rows.length + 1}
        data-rows=""
        onKeyDown={moves.onKeyDown}
        tabIndex={rows.length === 0 ? 0 : -1}
      >
        <TableHead columns={columns} sort={sort} onSort={onSort} />
        <div role="rowgroup" className="dk-rows" style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map(({ index, start }) => {
            const row = rows[index]
            const key = keys[index]
            if (row === undefined || key === undefined) return null
            const isEntry =
              moves.current === null || !keys.includes(moves.current) ? index === 0 : moves.current === key
            return (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the grid takes the keys of all its rows
              <div
                key={key}
                role="row"
                className="dk-row"
                data-key={key}
                aria-rowindex={index + 2}
                aria-selected={chosen === undefined ? undefined : chosen === key}
                tabIndex={isEntry ? 0 : -1}
                style={{ transform: `translateY(${start}px)` }}
                onFocus={() => moves.setCurrent(key)}
                onClick={() => onChoose?.(key)}
                onDoubleClick={() => onOpen?.(key)}
              >
                {columns.map(column => (
                  <div
                    key={column.key}
                    role="gridcell"
                    className="dk-cell"
                    tabIndex={-1}
                    data-align={column.align}
                    data-extra={column.isExtra || undefined}
                  >
                    {column.cell(row)}
                  </div>
                ))}
              </div>
            )
          })}
        </div>
      </div>
      {isWaiting ? (
        <Skeleton />
      ) : rows.length === 0 && typeof state === 'string' ? (
        <EmptyNote>{empty}</EmptyNote>
      ) : null}
    </div>
  )
}
