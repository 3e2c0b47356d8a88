import { useFormatter, useTranslations } from 'next-intl'
import { momentsIn } from '@/shared/time/moments'
import type { OpenSummary } from '../../queries/open-summary'
import './rate.css'
import './open-summary.css'

interface OpenSummaryProps {
  readonly summary: OpenSummary
  readonly lang: 'zh' | 'en'
}

/** Three averages, each unit with enough scores, and what was changed: for a phone, in one read. */
export function OpenSummaryView({ summary, lang }: OpenSummaryProps) {
  const t = useTranslations('rate')
  const format = useFormatter()
  const { minimum, days, version, day } = summary
  const mean = (value: number) => format.number(value, { minimumFractionDigits: 1, maximumFractionDigits: 1 })
  return (
    <main className="rate rate-open">
      <h1>{t('openTitle')}</h1>
      <p className="rate-promise">
        {t('openText', { days, minimum, version, day: momentsIn(lang, 'UTC').longDay(day) })}
      </p>
      <section aria-label={t('openLevels')} className="rate-averages">
        {summary.levels.map(each => (
          <div key={each.level}>
            <h2>{t(`level.${each.level}`)}</h2>
            {each.mean === null ? (
              <p>{each.reason === 'too-few' ? t('tooFew', { minimum }) : t('noAnswers')}</p>
            ) : (
              <p>
                <b>{mean(each.mean)}</b> {t('ofFive')}
                <small>{t('answers', { count: each.answers ?? 0 })}</small>
              </p>
            )}
          </div>
        ))}
      </section>
      <section>
        <h2>{t('openUnits')}</h2>
        {summary.units.length === 0 ? <p className="rate-level">{t('noAnswers')}</p> : null}
        <ul className="rate-open-units">
          {summary.units.map(each => (
            <li key={`${each.unit} ${each.level}`}>
              <span>
                {each.name[lang]}
                <small>{t(`level.${each.level}`)}</small>
              </span>
              {each.mean === null ? (
                <em>{each.reason === 'covers-another' ? t('coversAnother') : t('tooFew', { minimum })}</em>
              ) : (
                <b>{mean(each.mean)}</b>
              )}
            </li>
          ))}
        </ul>
      </section>
      <section>
        <h2>{t('openChanges')}</h2>
        {summary.changes.length === 0 ? <p className="rate-level">{t('openNoChanges')}</p> : null}
        <ul className="rate-open-changes">
          {summary.changes.map(each => (
            <li key={`${each.unit.en} ${each.text}`}>
              {each.text}
              <small>{each.unit[lang]}</small>
            </li>
          ))}
        </ul>
      </section>
    </main>
  )
}
