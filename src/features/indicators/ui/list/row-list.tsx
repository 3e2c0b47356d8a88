'use client'

import { useTranslations } from 'next-intl'
import { startTransition, useEffect, useRef, useState } from 'react'
import type { IndexRow } from '../../queries/index-page'
import { IndicatorRow } from './indicator-row'
import { useList, useOptions } from './list-context'
import { nextSort, type SortColumn } from './options.view'

interface RowListProps {
  readonly rows: readonly IndexRow[]
  readonly fresh: ReadonlySet<string>
  readonly comparedTo: string | null
  readonly area: string
}

const columns: readonly { readonly name: SortColumn | 'spark'; readonly isNumber: boolean }[] = [
  { name: 'code', isNumber: false },
  { name: 'name', isNumber: false },
  { name: 'value', isNumber: true },
  { name: 'score', isNumber: false },
  { name: 'change', isNumber: true },
  { name: 'spark', isNumber: false },
  { name: 'numerator', isNumber: true },
  { name: 'denominator', isNumber: true },
  { name: 'weight', isNumber: true },
  { name: 'length', isNumber: false },
]

const memory = 'chengmai.index.row'
/** Rows in the HTML itself: more than any screen is high. The others follow as soon as there is a script. */
const FIRST = 60

/** The table of indicators. One row at a time can be entered by Tab; J, K and the arrows move it. */
export function RowList({ rows, fresh, comparedTo, area }: RowListProps) {
  const t = useTranslations('indexPage.list')
  const { format } = useList()
  const [current, setCurrent] = useState<string | null>(null)
  const grid = useRef<HTMLTableElement>(null)
  const entry = rows.some(row => row.code === current) ? current : (rows[0]?.code ?? null)

  const [isWhole, setWhole] = useState(false)
  useEffect(() => startTransition(() => setWhole(true)), [])

  // Coming back from an indicator, its row is where one left it.
  useEffect(() => {
    if (!isWhole) return
    const left = sessionStorage.getItem(memory)
    sessionStorage.removeItem(memory)
    const row = left ? grid.current?.querySelector<HTMLElement>(`[data-code="${CSS.escape(left)}"]`) : null
    row?.scrollIntoView({ block: 'center' })
    row?.focus({ preventScroll: true })
  }, [isWhole])

  return (
    <table
      ref={grid}
      className="ix-grid"
      aria-label={t('label')}
      aria-busy={!isWhole}
      aria-rowcount={rows.length + 1}
      aria-colcount={columns.length}
      onFocus={event => {
        const row = (event.target as HTMLElement).closest<HTMLElement>('[data-code]')
        if (row?.dataset.code) setCurrent(row.dataset.code)
      }}
      onClick={event => {
        const row = (event.target as HTMLElement).closest<HTMLElement>('[data-code]')
        if (row?.dataset.code) sessionStorage.setItem(memory, row.dataset.code)
      }}
      onKeyDown={event => {
        const row = (event.target as HTMLElement).closest<HTMLElement>('[data-code]')
        if (event.key !== 'Enter' || !row?.dataset.code) return
        sessionStorage.setItem(memory, row.dataset.code)
        row.querySelector('a')?.click()
      }}
    >
      <thead>
        <tr className="ix-heads">
          {columns.map(({ name, isNumber }) =>
            name === 'spark' ? (
              <th key={name} scope="col" className="ix-spark">
                {t('column.spark')}
              </th>
            ) : (
              <ColumnHead
                key={name}
                column={name}
                isNumber={isNumber}
                title={name === 'change' && comparedTo ? t('since', { moment: format.stamp(comparedTo) }) : undefined}
              />
            ),
          )}
        </tr>
      </thead>
      <tbody>
        {(isWhole ? rows : rows.slice(0, FIRST)).map((row, place) => (
          <IndicatorRow
            key={row.code}
            row={row}
            place={place + 2}
            isEntry={row.code === entry}
            isFresh={fresh.has(row.code)}
            area={area}
          />
        ))}
      </tbody>
    </table>
  )
}

interface ColumnHeadProps {
  readonly column: SortColumn
  readonly isNumber: boolean
  readonly title: string | undefined
}

function ColumnHead({ column, isNumber, title }: ColumnHeadProps) {
  const t = useTranslations('indexPage.list')
  const { options, change } = useOptions()
  const { sort } = options
  const own = column === 'code' ? 'list' : column
  const isOn = sort.column === own || sort.column === column || (column === 'change' && sort.column === 'moved')
  return (
    <th
      scope="col"
      className={`ix-${column}`}
      data-number={isNumber ? '' : undefined}
      aria-sort={isOn ? (sort.descending ? 'descending' : 'ascending') : 'none'}
    >
      <button type="button" title={title} onClick={() => change({ sort: nextSort(sort, own) })}>
        {t(`column.${column}`)}
        <i aria-hidden="true">{isOn ? (sort.descending ? '↓' : '↑') : ''}</i>
      </button>
    </th>
  )
}
