import { useLocale, useTranslations } from 'next-intl'
import type { IndicatorPage } from '../../queries/one-page'
import type { Before } from '../../queries/one-page-month-ago'
import { figures } from './figures'
import { useUnits } from './use-units'

interface MonthChangeProps {
  readonly page: IndicatorPage
  readonly before: Before | null
}

/** How the value and its score differ from one month earlier, in words: better or worse, never by colour. */
export function MonthChange({ page, before }: MonthChangeProps) {
  const t = useTranslations('indicatorPage')
  const f = figures(useLocale() === 'en' ? 'en' : 'zh', page.timeZone)
  const units = useUnits()
  if (before === null) return null
  if (page.value === null || before.value === null) return <p className="one-change">{t('change.unknown')}</p>
  const by = Number((page.value - before.value).toPrecision(12))
  const points = page.score === null || before.score === null ? null : page.score - before.score
  const way = points === null || Math.abs(points) < 0.05 ? 'same' : points > 0 ? 'better' : 'worse'
  return (
    <p className="one-change" data-way={way} title={f.moment(before.at)}>
      <b>{by === 0 ? t('change.none') : units.difference(f.signed(by), page.unit)}</b> {t('change.month')}
      {points === null || way === 'same' ? null : (
        <span> · {t(`change.${way}`, { points: f.signed(Number(points.toFixed(1))) })}</span>
      )}
      {before.by === 'sample' ? <span> · {t('change.shown')}</span> : null}
    </p>
  )
}
