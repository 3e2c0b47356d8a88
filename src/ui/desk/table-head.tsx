// biome-ignore-all lint/a11y/useSemanticElements: rows of which only those in sight are drawn cannot be those of a <table>
'use client'

import { ArrowDown, ArrowUp } from 'lucide-react'
import { type TableColumn, type TableSort, turned } from './table-columns'

interface TableHeadProps<Row> {
  readonly columns: readonly TableColumn<Row>[]
  readonly sort: TableSort | null
  readonly onSort: ((sort: TableSort) => void) | undefined
}

/** The names of the columns; where rows can be put in order by one, its name is a button. */
export const TableHead = <Row,>({ columns, sort, onSort }: TableHeadProps<Row>) => (
  <div role="rowgroup" className="dk-heads">
    <div role="row" className="dk-row" aria-rowindex={1} tabIndex={-1}>
      {columns.map(({ key, title, align, isSortable, isExtra }) => {
        const direction = sort?.column === key ? sort.direction : undefined
        return (
          <div
            key={key}
            role="columnheader"
            className="dk-cell"
            aria-sort={isSortable ? (direction ?? 'none') : undefined}
            data-align={align}
            data-extra={isExtra || undefined}
            tabIndex={-1}
          >
            {isSortable && onSort ? (
              <button type="button" onClick={() => onSort(turned(sort, key))}>
                {title}
                {direction === 'ascending' ? <ArrowUp aria-hidden="true" size="0.9em" /> : null}
                {direction === 'descending' ? <ArrowDown aria-hidden="true" size="0.9em" /> : null}
              </button>
            ) : (
              title
            )}
          </div>
        )
      })}
    </div>
  </div>
)
