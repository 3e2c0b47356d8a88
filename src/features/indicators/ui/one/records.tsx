'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import type { Locale } from '../../../../ui/i18n/locale'
import type { Explained } from '../../queries/one-page-explained'
import { figures } from './figures'
import type { FieldTitle } from './record-row'
import { RecordTable } from './record-table'

const names = ['numerator', 'denominator'] as const
type PartName = (typeof names)[number]

interface RecordsProps {
  readonly parts: Explained['parts']
  readonly records: Readonly<Record<PartName, string>>
  readonly computedAt: string
  readonly fields: readonly FieldTitle[]
  /** Of a percentile: which row in the order of the values is the value. */
  readonly percent: number | null
  readonly areaNames: Readonly<Record<string, string>>
  readonly lang: Locale
  readonly timeZone: string
}

interface Shown {
  readonly parts: Explained['parts']
  readonly records: Readonly<Record<PartName, string>>
  readonly computedAt: string
}

/** All rows of the part as one file. */
const csvOf = (address: string) => address.replace(/\/records(?=\?|$)/, '/records.csv')

/** The smallest value with at least so many per cent of the values at or below it: its place, from 1. */
const placeOf = (percent: number, rows: number) => Math.max(1, Math.ceil((percent * rows) / 100))

/**
 * The very rows behind numerator and denominator. What is shown stays as of one moment while the reader is at it;
 * a newer computation is offered, not forced.
 */
export function Records({ fields, percent, areaNames, lang, timeZone, ...newest }: RecordsProps) {
  const t = useTranslations('indicatorPage')
  const f = figures(lang, timeZone)
  const [shown, setShown] = useState<Shown>(newest)
  const [chosen, setWanted] = useState<PartName | null>(null)
  const available = names.filter(name => shown.parts[name] !== null)
  // a part without rows is no beginning where the other has some
  const wanted = chosen ?? available.find(name => shown.parts[name]?.rows !== 0) ?? 'numerator'
  const name = available.includes(wanted) ? wanted : available[0]

  useEffect(() => {
    const choose = () => {
      const asked = names.find(each => window.location.hash === `#records-${each}`)
      if (asked) setWanted(asked)
    }
    choose()
    window.addEventListener('hashchange', choose)
    return () => window.removeEventListener('hashchange', choose)
  }, [])

  const part = name && shown.parts[name]
  if (!name || !part) return <p className="one-note">{t('records.none')}</p>
  const hasMoved = names.some(each => newest.parts[each]?.value !== shown.parts[each]?.value)
  return (
    <>
      <div className="one-tools">
        <div className="one-switch" role="tablist" aria-label={t('records.parts')}>
          {available.map(each => (
            <button
              key={each}
              type="button"
              role="tab"
              id={`records-${each}`}
              aria-selected={each === name}
              aria-controls="records-rows"
              tabIndex={each === name ? 0 : -1}
              onClick={() => setWanted(each)}
              onKeyDown={event => {
                if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return
                const other = available.find(one => one !== each)
                if (!other) return
                setWanted(other)
                document.getElementById(`records-${other}`)?.focus()
              }}
            >
              {t(each)}
            </button>
          ))}
        </div>
        <a className="one-button" href={csvOf(shown.records[name])} download>
          {t('records.csv')}
        </a>
      </div>
      <p className="one-words">{part.words[lang]}</p>
      <p className="one-total" data-rows={part.rows ?? ''} data-total={part.value ?? ''}>
        {part.rows === null
          ? t('records.sumOnly', { total: part.value === null ? '–' : f.exact(part.value) })
          : part.value === null || percent !== null
            ? t('records.rowsOnly', { count: part.rows })
            : t('records.total', { count: part.rows, total: f.exact(part.value) })}{' '}
        {percent === null || !part.rows ? '' : t('records.ranked', { place: placeOf(percent, part.rows) })}{' '}
        <small>{t('records.asOf', { moment: f.second(shown.computedAt) })}</small>
      </p>
      {hasMoved ? (
        <p className="one-warn">
          {t('records.moved')}{' '}
          <button type="button" className="one-button" onClick={() => setShown(newest)}>
            {t('records.renew')}
          </button>
        </p>
      ) : null}
      <div id="records-rows" role="tabpanel" aria-labelledby={`records-${name}`}>
        <RecordTable
          key={`${name} ${shown.computedAt}`}
          address={shown.records[name]}
          rows={part.rows}
          fields={fields}
          hit={percent === null || !part.rows ? null : placeOf(percent, part.rows)}
          areaNames={areaNames}
          figures={f}
        />
      </div>
    </>
  )
}
