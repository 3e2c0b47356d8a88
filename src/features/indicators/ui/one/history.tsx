'use client'

import { useTranslations } from 'next-intl'
import { useMemo, useState } from 'react'
import { zone } from '@/shared/time'
import { Chart } from '../../../../ui/charts/chart'
import { type Locale, localeTag } from '../../../../ui/i18n/locale'
import type { IndicatorPage } from '../../queries/one-page'
import type { RecountedPeriod } from '../../queries/one-page-recounted'
import { figures } from './figures'
import { historyChart } from './history.chart'
import { pastOf, type Range, ranges, within } from './history-points'
import { HistoryTable } from './history-table'
import { periodName } from './period-name'
import { useUnits } from './use-units'

type HistoryProps = Pick<
  IndicatorPage,
  'at' | 'history' | 'floor' | 'goal' | 'unit' | 'timeZone' | 'value' | 'score' | 'computedAt' | 'query'
> & { readonly lang: Locale; readonly title: string; readonly recounted: readonly RecountedPeriod[] }

const DAY = 86_400_000

/** The indicator's past as a chart, and the same as a table. */
export function History({ lang, title, recounted, ...page }: HistoryProps) {
  const t = useTranslations('indicatorPage')
  const units = useUnits()
  const [range, setRange] = useState<Range>('year')
  const [asTable, setAsTable] = useState(false)
  const isLive = page.query.period === null && page.query.at === null
  const f = useMemo(() => figures(lang, page.timeZone), [lang, page.timeZone])
  const whole = useMemo(
    () =>
      pastOf(page.history, isLive ? { at: page.computedAt, value: page.value, score: page.score } : null, recounted),
    [page.history, page.computedAt, page.value, page.score, isLive, recounted],
  )
  const past = useMemo(() => within(whole, range, Date.parse(page.at)), [whole, range, page.at])
  const value = (number: number | null) => (number === null ? t('noValue') : units.after(f.number(number), page.unit))
  const { floor, goal } = page
  const option = (() => {
    const clock = zone(page.timeZone)
    const dates = (options: Intl.DateTimeFormatOptions) =>
      new Intl.DateTimeFormat(localeTag[lang], { timeZone: 'UTC', ...options })
    const day = dates({ month: lang === 'zh' ? 'long' : 'short', day: 'numeric' })
    const hour = dates({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
    const month = dates({ month: 'short', year: 'numeric' })
    return historyChart({
      past,
      floor,
      goal,
      local: at => at + clock.offsetAt(at),
      words: {
        published: t('history.published'),
        live: t('history.live'),
        recounted: t('history.recounted'),
        floor: t('scale.floor'),
        goal: t('scale.goal'),
        axis: (at, span) => {
          if (span > 120 * DAY) return month.format(at)
          return span > 3 * DAY || at % DAY === 0 ? day.format(at) : hour.format(at)
        },
        value,
        plain: f.number,
        liveTip: point => [
          value(point.value),
          t('history.sampled', { moment: f.moment(new Date(point.at).toISOString()) }),
        ],
        recountedTip: point => [`${periodName(point.period, lang)} ${value(point.value)}`, t('history.recountedTip')],
        publishedTip: point => [
          `${periodName(point.period, lang)} ${value(point.value)}`,
          t(point.before.length > 0 ? 'history.restatedAt' : 'history.publishedAt', {
            moment: f.moment(point.publishedAt),
          }),
          ...point.before.map(each => t('history.before', { value: value(each.value), moment: f.moment(each.at) })),
        ],
      },
    })
  })()
  const isYoung = whole.live.length + whole.published.length < 3
  const restated = past.published.filter(each => each.before.length > 0).length
  return (
    <>
      <div className="one-tools">
        <fieldset className="one-switch">
          <legend className="one-hidden">{t('history.range')}</legend>
          {ranges.map(each => (
            <label key={each}>
              <input type="radio" name="range" checked={range === each} onChange={() => setRange(each)} />
              <span>{t(`history.${each}`)}</span>
            </label>
          ))}
        </fieldset>
        <button type="button" className="one-button" aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
          {t(asTable ? 'history.asChart' : 'history.asTable')}
        </button>
      </div>
      {asTable ? (
        <HistoryTable past={past} lang={lang} figures={f} value={value} />
      ) : (
        <>
          <Chart
            option={option}
            height={280}
            label={t('history.label', {
              title,
              published: past.published.length + past.recounted.length,
              live: past.live.length,
            })}
          />
          <p className="one-legend">
            <span data-line="published">{t('history.published')}</span>
            {restated > 0 ? <span data-line="restated">{t('history.restated')}</span> : null}
            {past.recounted.length > 0 ? <span data-line="recounted">{t('history.recounted')}</span> : null}
            <span data-line="live">{t('history.live')}</span>
          </p>
        </>
      )}
      {isYoung && whole.live[0] ? (
        <p className="one-note">
          {t('history.young', {
            day: f.day(
              new Date(
                Math.min(whole.live[0].at, ...whole.published.map(each => Date.parse(each.publishedAt))),
              ).toISOString(),
            ),
          })}
        </p>
      ) : null}
    </>
  )
}
