'use client'

import { useTranslations } from 'next-intl'
import type { DimensionFigure, IndexPage } from '../../queries/index-page'
import { cappers } from './cap.view'
import { indicatorHref } from './href.view'
import { useList, useOptions } from './list-context'
import { bandOf } from './select-rows.view'

/** Values are written every few seconds; an hour without one means that something stands still. */
const STALE_AFTER_MS = 3_600_000

/** The index, live and published, and its four dimensions, each a filter of the list. */
export function IndexHead({ page }: { readonly page: IndexPage }) {
  const t = useTranslations('indexPage.head')
  const { format } = useList()
  const { index, computedAt } = page
  const shown = page.period ? index.published : index.value
  const late = computedAt === null ? null : new Date(page.now).getTime() - new Date(computedAt).getTime()
  const isStale = page.how === 'kept' && (late === null || late > STALE_AFTER_MS)
  return (
    <section className="ix-head" aria-label={t('label')}>
      <div className="ix-index" data-stale={isStale ? '' : undefined} data-index={index.value ?? ''}>
        <h2>{page.period ? t('publishedIndex') : t('index')}</h2>
        <p className="ix-number">
          {shown === null ? (
            <b className="ix-withheld">{t('withheld')}</b>
          ) : (
            <b data-band={bandOf(shown)}>{format.number(shown, 1)}</b>
          )}
          <Change value={index.change} />
        </p>
        <p className="ix-facts">
          {page.period ? null : (
            <span>
              {t('published')} <b>{index.published === null ? '—' : format.number(index.published, 1)}</b>
            </span>
          )}
          {page.period ? null : (
            <span>
              {t('completeness')} <b>{format.number(Math.floor(index.completeness), 0)}%</b>
            </span>
          )}
          <span className={isStale ? 'ix-stale' : undefined}>
            {computedAt === null
              ? t('never')
              : isStale
                ? t('late', { moment: format.stamp(computedAt) })
                : t('computed', { moment: format.stamp(computedAt) })}
          </span>
        </p>
        {index.value === null && !page.period ? (
          <p className="ix-note">{t(`reason.${index.reason ?? 'withheld'}`)}</p>
        ) : null}
      </div>
      {page.dimensions.map(dimension => (
        <Dimension key={dimension.code} dimension={dimension} page={page} />
      ))}
    </section>
  )
}

function Change({ value }: { readonly value: number | null }) {
  const t = useTranslations('indexPage.head')
  const { format } = useList()
  if (value === null) return null
  return (
    <span className="ix-delta" title={t('monthAgo')}>
      {format.change(value, 2)}
      <small>{t('monthAgo')}</small>
    </span>
  )
}

function Dimension({ dimension, page }: { readonly dimension: DimensionFigure; readonly page: IndexPage }) {
  const t = useTranslations('indexPage')
  const { format, question } = useList()
  const { options, change } = useOptions()
  const isOn = options.dimension === dimension.code
  const shown = page.period ? dimension.published : dimension.value
  const votes = dimension.isCapped ? cappers(page.rows, dimension.code) : []
  const count = page.rows.filter(row => row.dimension === dimension.code).length
  return (
    <div className="ix-dimension" data-dimension={dimension.code} data-on={isOn ? '' : undefined}>
      <button type="button" aria-pressed={isOn} onClick={() => change({ dimension: isOn ? null : dimension.code })}>
        <span className="ix-dimension-name">
          {t(`dimension.${dimension.code}`)} <small>{count}</small>
        </span>
        <span className="ix-dimension-value">
          {shown === null ? (
            <b className="ix-withheld">{t('head.withheld')}</b>
          ) : (
            <b data-band={bandOf(shown)}>{format.number(shown, 1)}</b>
          )}
          {dimension.change === null ? null : <span className="ix-delta">{format.change(dimension.change, 2)}</span>}
        </span>
        <span className="ix-track" aria-hidden="true" data-band={shown === null ? undefined : bandOf(shown)}>
          <i style={{ width: `${shown ?? 0}%` }} />
        </span>
        <span className="ix-dimension-foot">
          <span>{t('head.target', { value: format.number(dimension.target, 0) })}</span>
          {page.period ? null : (
            <span>{t('head.complete', { percent: format.number(Math.floor(dimension.completeness), 0) })}</span>
          )}
        </span>
      </button>
      {votes.length > 0 ? (
        <p className="ix-cap">
          {t('head.capped')}
          {votes.map(row => (
            <a key={row.code} href={indicatorHref(row.code, page.area.code, question)}>
              {row[format.lang]}
            </a>
          ))}
        </p>
      ) : null}
    </div>
  )
}
