import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { IndicatorPage } from '../../queries/one-page'
import { bandOf } from './band'
import { Confidence } from './confidence'
import { figures } from './figures'
import { Later } from './later'
import { MonthChange } from './month-change'
import { ScoreScale } from './score-scale'
import { useUnits } from './use-units'

/** The value with everything that says how good it is, how sure, and what it is worth. */
export function Head({ page, pickers }: { readonly page: IndicatorPage; readonly pickers: ReactNode }) {
  const t = useTranslations('indicatorPage')
  const lang = useLocale() === 'en' ? 'en' : 'zh'
  const f = figures(lang, page.timeZone)
  const unit = useUnits().word(page.unit)
  const facts: [name: string, text: ReactNode][] = [
    [t('facts.stretch'), `${f.moment(page.from)} – ${f.moment(page.to)}`],
    [t('facts.weight'), <Weight key="weight" page={page} />],
    [
      t('facts.confidence'),
      <Later key="confidence" promise={page.later.explained} waiting="…">
        {explained => <Confidence explained={explained} />}
      </Later>,
    ],
    [
      t('facts.computed'),
      <time key="at" dateTime={page.computedAt}>
        {f.second(page.computedAt)}
      </time>,
    ],
  ]
  return (
    <section className="one-card one-head" aria-labelledby="one-title">
      <div className="one-head-name">
        <p className="one-code">
          <b>{page.code}</b> <DimensionLinks page={page} />
        </p>
        <h1 id="one-title">{page.name[lang]}</h1>
        {pickers}
      </div>
      <div className="one-head-value">
        {page.value === null ? (
          <div className="one-value one-value-none" data-reason={page.reason ?? ''}>
            <b>{t('noValue')}</b>
            <p>{page.reasonText?.[lang] ?? t(`reason.${page.reason ?? 'no-records'}`)}</p>
          </div>
        ) : (
          <p className="one-value">
            <b data-value={page.value}>{f.number(page.value)}</b>
            {unit === '' ? null : <span className={page.unit === '%' ? 'one-percent' : 'one-unit'}>{unit}</span>}
          </p>
        )}
        {page.value === null ? null : (
          <Later promise={page.later.monthAgo} waiting={<p className="one-change">…</p>}>
            {before => <MonthChange page={page} before={before} />}
          </Later>
        )}
      </div>
      <div className="one-head-score">
        <p className="one-score-line">
          <span>{t('score')}</span>
          {page.score === null ? (
            <b className="one-none">{page.value === null ? '–' : t('reason.other-period')}</b>
          ) : (
            <>
              <b data-score={page.score}>{f.fixed(page.score, 1)}</b>
              <span className="one-chip" data-band={bandOf(page.score)}>
                {page.score === 0 ? t('band.zero') : t(`band.${bandOf(page.score)}`)}
              </span>
            </>
          )}
        </p>
        <ScoreScale
          score={page.score}
          value={page.value}
          direction={page.direction}
          floor={page.floor}
          goal={page.goal}
          written={f.number}
        />
      </div>
      <dl className="one-facts one-head-facts">
        {facts.map(([name, text]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

/** Dimension and domain, each a link to the list of its indicators. */
function DimensionLinks({ page }: { readonly page: IndicatorPage }) {
  const t = useTranslations('indicatorPage')
  const domains = useTranslations('indexPage.domain')
  const list = (more: Readonly<Record<string, string>>) => {
    const search = new URLSearchParams(more)
    if (page.query.area !== page.city.code) search.set('area', page.query.area)
    return `/index?${search}`
  }
  return (
    <span className="one-path">
      <a href={list({ dimension: page.dimension })}>{t(`dimension.${page.dimension}`)}</a>
      <span aria-hidden="true"> › </span>
      <a href={list({ dimension: page.dimension, domain: page.domain })}>
        {domains.has(page.domain) ? domains(page.domain) : page.domain}
      </a>
    </span>
  )
}

/** The weight, and what a point of score moves. */
function Weight({ page }: { readonly page: IndicatorPage }) {
  const t = useTranslations('indicatorPage')
  const f = figures(useLocale() === 'en' ? 'en' : 'zh', page.timeZone)
  if (!page.worth) return <>{f.number(page.weight)}</>
  const { dimension, index, among } = page.worth
  return (
    <>
      {f.number(page.weight)}{' '}
      <small>
        {t('worthOf', {
          dimension: f.number(Number(dimension.toPrecision(2))),
          index: f.number(Number(index.toPrecision(2))),
        })}
        {among === 'all' ? t('worthAll') : ''}
        {page.isCapped ? ` · ${t('capped')}` : ''}
      </small>
    </>
  )
}
