import Link from 'next/link'
import { getFormatter, getLocale, getTranslations } from 'next-intl/server'
import { counterNames, type EvaluationCell, type EvaluationRow } from '../domain/evaluation'
import type { Evaluation } from '../queries/evaluation'
import './evaluation.css'

interface EvaluationTableProps {
  readonly found: Evaluation
  /** The address of the page with another order of rows. */
  readonly sortedBy: (sort: string) => string
  /** Where a row opens to; none: nowhere. */
  readonly rowHref: (row: EvaluationRow) => string | null
}

/** A month's sheet: what was counted, the rates with both of their parts, a score beside the own month before. */
export async function EvaluationTable({ found, sortedBy, rowHref }: EvaluationTableProps) {
  const [t, units, format, locale] = await Promise.all([
    getTranslations('evaluation'),
    getTranslations('indexPage.unit'),
    getFormatter(),
    getLocale(),
  ])
  const lang = locale === 'en' ? 'en' : 'zh'
  const { indicators, counters, rows, query, leastSample } = found
  const decimal = (value: number) => format.number(value, { maximumFractionDigits: 1 })
  // a unit without a word of its own is read as it is written
  const unitWord = (unit: string) => (units.has(unit as 'h') ? units(unit as 'h') : unit)
  const head = (key: string, words: string, title?: string) => {
    const isLargest = query.sort === `-${key}`
    const order = isLargest ? 'descending' : query.sort === key ? 'ascending' : 'none'
    return (
      <th key={key} scope="col" aria-sort={order} title={title}>
        <Link href={sortedBy(isLargest ? key : `-${key}`)} prefetch={false}>
          {words}
          <i aria-hidden="true">{order === 'descending' ? ' ↓' : order === 'ascending' ? ' ↑' : ''}</i>
        </Link>
      </th>
    )
  }
  const rate = (cell: EvaluationCell | undefined, unit: string) => {
    if (!cell || cell.value === null) return <span className="ev-none">–</span>
    const parts = `${decimal(cell.numerator ?? 0)}/${decimal(cell.denominator ?? 0)}`
    return (
      <span
        className={cell.isSmall ? 'ev-small' : undefined}
        title={cell.isSmall ? t('small', { least: leastSample }) : undefined}
      >
        <b>{decimal(cell.value)}</b>
        {unit === '%' ? '%' : null}
        <small>{unit === 'h' ? t('cases', { count: cell.denominator ?? 0 }) : parts}</small>
      </span>
    )
  }
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <section className="ev-scroll" aria-label={t('table')} tabIndex={0}>
      <table className="ev-table">
        <thead>
          <tr>
            {head('name', t(`name.${query.by}`))}
            {head('score', t('score'), t('scoreText'))}
            {counters.map(each => head(each, counterNames[each][lang]))}
            {indicators.map(({ code, nameZh, nameEn, unit }) =>
              head(code, `${lang === 'zh' ? nameZh : nameEn}${unit === '%' ? '' : ` (${unitWord(unit)})`}`, code),
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map(row => {
            const href = rowHref(row)
            return (
              <tr key={row.code} data-row={row.code}>
                <th scope="row">
                  {href ? (
                    <Link href={href} prefetch={false}>
                      {row.name}
                    </Link>
                  ) : (
                    row.name
                  )}
                </th>
                <td className="ev-score">
                  {row.score === null ? <span className="ev-none">{t('unjudged')}</span> : <b>{decimal(row.score)}</b>}
                  {row.score !== null && row.before !== null ? (
                    <small>
                      {t('before', {
                        change: format.number(row.score - row.before, {
                          maximumFractionDigits: 1,
                          signDisplay: 'exceptZero',
                        }),
                      })}
                    </small>
                  ) : null}
                </td>
                {counters.map(each => (
                  <td key={each}>{format.number(row.counts?.[each] ?? 0)}</td>
                ))}
                {indicators.map(({ code, unit }) => (
                  <td key={code} data-cell={code}>
                    {rate(row.cells[code], unit)}
                  </td>
                ))}
              </tr>
            )
          })}
        </tbody>
      </table>
    </section>
  )
}
