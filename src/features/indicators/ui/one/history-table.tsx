import { useTranslations } from 'next-intl'
import type { Locale } from '../../../../ui/i18n/locale'
import type { Figures } from './figures'
import type { Past } from './history-points'
import { periodName } from './period-name'

interface HistoryTableProps {
  readonly past: Past
  readonly lang: Locale
  readonly figures: Figures
  readonly value: (value: number | null) => string
}

/** The chart's numbers, newest first: each value with its score and what it was before a restatement. */
export function HistoryTable({ past, lang, figures, value }: HistoryTableProps) {
  const t = useTranslations('indicatorPage.history')
  const rows = [
    ...past.published.map(each => ({
      key: each.period,
      at: each.at,
      what: periodName(each.period, lang),
      value: each.value,
      score: each.score,
      note: each.before.map(b => t('before', { value: value(b.value), moment: figures.moment(b.at) })).join(' '),
    })),
    ...past.recounted.map(each => ({
      key: each.period,
      at: each.at,
      what: periodName(each.period, lang),
      value: each.value,
      score: each.score,
      note: t('recountedTip'),
    })),
    ...past.live.map(each => ({
      key: `live ${each.at}`,
      at: each.at,
      what: t('sampled', { moment: figures.moment(new Date(each.at).toISOString()) }),
      value: each.value,
      score: each.score,
      note: '',
    })),
  ].sort((one, other) => other.at - one.at)
  const hasNotes = rows.some(each => each.note !== '')
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be scrolled by keyboard
    <section className="one-scroll" style={{ maxHeight: 320 }} tabIndex={0} aria-label={t('asTable')}>
      <table className="one-table">
        <thead>
          <tr>
            <th scope="col">{t('when')}</th>
            <th scope="col" className="one-number">
              {t('value')}
            </th>
            <th scope="col" className="one-number">
              {t('score')}
            </th>
            {hasNotes ? <th scope="col">{t('note')}</th> : null}
          </tr>
        </thead>
        <tbody>
          {rows.map(each => (
            <tr key={each.key}>
              <th scope="row">{each.what}</th>
              <td className="one-number">{value(each.value)}</td>
              <td className="one-number">{each.score === null ? '–' : figures.fixed(each.score, 1)}</td>
              {hasNotes ? <td>{each.note}</td> : null}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
