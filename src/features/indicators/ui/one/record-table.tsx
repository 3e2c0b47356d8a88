'use client'

import { useTranslations } from 'next-intl'
import type { Figures } from './figures'
import { type FieldTitle, fieldText, otherText } from './record-row'
import { useRecordPages } from './use-record-pages'

interface RecordTableProps {
  readonly address: string
  /** How many there are altogether; null: not known. */
  readonly rows: number | null
  readonly fields: readonly FieldTitle[]
  /** Rows in the order of their values: the place, from 1, of the one that is the value. */
  readonly hit: number | null
  readonly areaNames: Readonly<Record<string, string>>
  readonly figures: Figures
}

/** Rows page by page: first the fields that the formula reads, then what each adds, where it lies and who sent it. */
export function RecordTable({ address, rows, fields, hit, areaNames, figures }: RecordTableProps) {
  const t = useTranslations('indicatorPage.records')
  const { state, more } = useRecordPages(address)
  const { items } = state
  const used = fields.filter(field => items.some(item => item.fields && field.name in item.fields))
  const hasOther = items.some(item => !item.fields)
  const addsOne = items.every(item => item.value === 1)
  const sum = items.reduce((total, item) => total + item.value, 0)
  if (items.length === 0)
    return (
      <p className="one-note">
        {t(state.kind === 'reading' ? 'reading' : state.kind === 'failed' ? 'failed' : 'empty')}
      </p>
    )
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be scrolled by keyboard */}
      <section className="one-scroll one-rows" tabIndex={0} aria-label={t('title')}>
        <table className="one-table">
          <thead>
            <tr>
              {used.map(field => (
                <th key={field.name} scope="col">
                  {field.title[figures.lang]}
                </th>
              ))}
              {hasOther ? <th scope="col">{t('thing')}</th> : null}
              <th scope="col" className="one-number">
                {t(hit === null ? 'adds' : 'measured')}
              </th>
              <th scope="col">{t('place')}</th>
              <th scope="col">{t('record')}</th>
            </tr>
          </thead>
          <tbody>
            {items.map((item, i) => (
              <tr key={`${item.term} ${item.id ?? i}`} data-hit={hit === i + 1 || undefined}>
                {used.map(field => (
                  <td key={field.name}>{fieldText(field, item, figures, { yes: t('yes'), no: t('no') })}</td>
                ))}
                {hasOther ? <td>{item.fields ? '' : otherText(item, figures)}</td> : null}
                <td className="one-number">{figures.exact(item.value)}</td>
                <td>{item.district ? (areaNames[item.district] ?? item.district) : '–'}</td>
                <td className="one-key">
                  {item.sourceId && item.id && item.dataset ? (
                    <a href={`/records/${item.dataset}/${item.id}`}>{`${item.source}/${item.sourceId}`}</a>
                  ) : item.sourceId ? (
                    `${item.source}/${item.sourceId}`
                  ) : (
                    '–'
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <p className="one-tools one-listed" role="status" data-listed={items.length} data-sum={sum}>
        {rows === null ? t('listed', { count: items.length }) : t('listedOf', { count: items.length, all: rows })}
        {addsOne || hit !== null ? '' : ` · ${t('sum', { sum: figures.exact(sum) })}`}
        {state.kind === 'failed' ? (
          <button type="button" className="one-button" onClick={more}>
            {t('again')}
          </button>
        ) : state.kind === 'reading' ? (
          <span>{t('reading')}</span>
        ) : state.next === null ? null : (
          <button type="button" className="one-button" onClick={more}>
            {t('more')}
          </button>
        )}
      </p>
    </>
  )
}
