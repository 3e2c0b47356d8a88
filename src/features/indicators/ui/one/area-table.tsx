'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { Locale } from '../../../../ui/i18n/locale'
import type { Explained } from '../../queries/one-page-explained'
import { bandOf } from './band'
import { type Figures, figures } from './figures'
import { useUnits } from './use-units'

type Row = Explained['areas']['items'][number]

interface AreaTableProps {
  readonly rows: readonly Row[]
  readonly links: Readonly<Record<string, string | null>>
  readonly unit: string
  readonly lang: Locale
  readonly timeZone: string
  readonly label: string
}

const columns = ['name', 'value', 'score', 'numerator', 'denominator', 'n'] as const
type Column = (typeof columns)[number]

const keyOf = (row: Row, column: Column, lang: Locale): string | number | null =>
  column === 'name' ? row.name[lang] : row[column]

/** Areas with value, score, parts and n; sorted by any column, what has no value last. */
export function AreaTable({ rows, links, unit, lang, timeZone, label }: AreaTableProps) {
  const t = useTranslations('indicatorPage')
  const f = figures(lang, timeZone)
  const [order, setOrder] = useState<{ column: Column; isDown: boolean }>({ column: 'score', isDown: false })
  const shown = columns.filter(
    column => column === 'name' || column === 'value' || rows.some(row => keyOf(row, column, lang) !== null),
  )
  const sorted = rows.toSorted((one, other) => {
    const [a, b] = [keyOf(one, order.column, lang), keyOf(other, order.column, lang)]
    if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1
    const way = typeof a === 'string' || typeof b === 'string' ? String(a).localeCompare(String(b), lang) : a - b
    return order.isDown ? -way : way
  })
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be scrolled by keyboard
    <section className="one-scroll one-areas-table" tabIndex={0} aria-label={label}>
      <table className="one-table">
        <thead>
          <tr>
            {shown.map(column => (
              <th
                key={column}
                scope="col"
                className={column === 'name' ? undefined : 'one-number'}
                aria-sort={order.column === column ? (order.isDown ? 'descending' : 'ascending') : undefined}
              >
                <button
                  type="button"
                  onClick={() => setOrder({ column, isDown: order.column === column ? !order.isDown : false })}
                >
                  {t(`column.${column}`)}
                </button>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sorted.map(row => (
            <tr key={row.code} data-area={row.code}>
              {shown.map(column => (
                <Cell key={column} column={column} row={row} to={links[row.code] ?? null} unit={unit} figures={f} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

interface CellProps {
  readonly column: Column
  readonly row: Row
  readonly to: string | null
  readonly unit: string
  readonly figures: Figures
}

function Cell({ column, row, to, unit, figures: f }: CellProps) {
  const units = useUnits()
  const { lang } = f
  const t = useTranslations('indicatorPage')
  switch (column) {
    case 'name': {
      return <th scope="row">{to === null ? row.name[lang] : <a href={to}>{row.name[lang]}</a>}</th>
    }
    case 'value':
      return row.value === null ? (
        <td className="one-number one-none">{t(row.reason === null ? 'noValue' : `reasonShort.${row.reason}`)}</td>
      ) : (
        <td className="one-number">{units.after(f.number(row.value), unit)}</td>
      )
    case 'score':
      return (
        <td className="one-number">
          {row.score === null ? (
            '–'
          ) : (
            <span className="one-score" data-band={bandOf(row.score)}>
              <i aria-hidden="true">
                <b style={{ width: `${row.score}%` }} />
              </i>
              {f.fixed(row.score, 1)}
            </span>
          )}
        </td>
      )
    case 'n':
      return (
        <td className="one-number">
          {row.n === null ? '–' : f.number(row.n)}
          {row.isSmall && row.value !== null ? <small className="one-small"> {t('small')}</small> : null}
        </td>
      )
    default: {
      const number = row[column]
      return <td className="one-number">{number === null ? '–' : f.exact(number)}</td>
    }
  }
}
