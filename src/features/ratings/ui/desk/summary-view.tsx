import { useFormatter, useTranslations } from 'next-intl'
import { Sparkline } from '@/ui/sparkline'
import { scores } from '../../domain/scale'
import type { RatingsSummary } from '../../queries/ratings-summary'

interface SummaryViewProps {
  readonly summary: RatingsSummary
  readonly lang: 'zh' | 'en'
}

/** Three averages, the spread, each unit beside its own past, the questions, and what people say. */
export function SummaryView({ summary, lang }: SummaryViewProps) {
  const t = useTranslations('ratings')
  const format = useFormatter()
  const mean = (value: number) => format.number(value, { minimumFractionDigits: 1, maximumFractionDigits: 1 })
  const { minimum } = summary.rule
  const { spread } = summary
  const most = Math.max(1, ...(spread ?? []))
  return (
    <div className="rt">
      <section className="rt-levels" aria-label={t('title')}>
        {summary.levels.map(each => (
          <div key={each.level} className="dk-card">
            <h2>{t(`level.${each.level}`)}</h2>
            {each.mean === null ? (
              <p className="rt-none">{each.reason === 'too-few' ? t('tooFew', { minimum }) : t('noAnswers')}</p>
            ) : (
              <p className="rt-mean">
                <b>{mean(each.mean)}</b> <span>{t('ofFive')}</span>
              </p>
            )}
            {each.answers ? <p className="rt-count">{t('answers', { count: each.answers })}</p> : null}
          </div>
        ))}
        <div className="dk-card">
          <h2>{t('spread')}</h2>
          {spread === null ? <p className="rt-none">{t('tooFew', { minimum })}</p> : null}
          <dl className="rt-spread" hidden={spread === null}>
            {[...scores].reverse().map(score => (
              <div key={score}>
                <dt>{t(`score.${score}`)}</dt>
                <dd>
                  <i style={{ width: `${((spread?.[score - 1] ?? 0) / most) * 100}%` }} />
                  <span>{spread?.[score - 1] ?? 0}</span>
                </dd>
              </div>
            ))}
          </dl>
        </div>
      </section>
      <section className="dk-card rt-wide">
        <h2>{t('units')}</h2>
        {summary.units.length === 0 ? <p className="rt-none">{t('noAnswers')}</p> : null}
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be scrolled by keyboard */}
        <section className="rt-scroll" tabIndex={0} aria-label={t('units')}>
          <table className="rt-table">
            <thead>
              <tr>
                <th scope="col">{t('unit')}</th>
                <th scope="col">{t('kind')}</th>
                <th scope="col" className="rt-number">
                  {t('mean')}
                </th>
                <th scope="col" className="rt-number">
                  {t('count')}
                </th>
                <th scope="col">{t('past')}</th>
              </tr>
            </thead>
            <tbody>
              {summary.units.map(each => (
                <tr key={`${each.unit} ${each.level}`}>
                  <th scope="row">{each.name[lang]}</th>
                  <td>{t(`level.${each.level}`)}</td>
                  {each.mean === null ? (
                    <td colSpan={2} className="rt-none rt-number">
                      {each.reason === 'covers-another' ? t('coversAnother') : t('tooFew', { minimum })}
                    </td>
                  ) : (
                    <>
                      <td className="rt-number">
                        <b>{mean(each.mean)}</b>
                      </td>
                      <td className="rt-number">{each.answers}</td>
                    </>
                  )}
                  <td>
                    <Past past={each.past} label={`${each.name[lang]} ${t('past')}`} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      </section>
      <section className="dk-card">
        <h2>{t('questions')}</h2>
        <dl className="rt-facts">
          {summary.questions.map(each => (
            <div key={each.question}>
              <dt>{t(`question.${each.question}`)}</dt>
              <dd>
                {each.mean === null
                  ? each.reason === 'too-few'
                    ? t('tooFew', { minimum })
                    : t('noAnswers')
                  : `${mean(each.mean)} · ${t('answers', { count: each.answers ?? 0 })}`}
              </dd>
            </div>
          ))}
        </dl>
      </section>
      <section className="dk-card">
        <h2>{t('themes')}</h2>
        {summary.themes.length === 0 ? <p className="rt-none">{t('noThemes')}</p> : null}
        <ul className="rt-list">
          {summary.themes.map(each => (
            <li key={each.example}>
              <b>{each.name}</b> <span>{t('themeCount', { count: each.count })}</span>
              <p>{each.example}</p>
            </li>
          ))}
        </ul>
      </section>
      <section className="dk-card">
        <h2>{t('suggestions')}</h2>
        <ul className="rt-list">
          {summary.suggestions.slice(0, 8).map(each => (
            <li key={`${each.day} ${each.text} ${each.unit.en}`}>
              <p>{each.text}</p>
              <span>
                {each.unit[lang]} · {each.day} · {each.answer ?? t('waiting')}
              </span>
            </li>
          ))}
        </ul>
      </section>
      <section className="dk-card">
        <h2>{t('changes')}</h2>
        {summary.changes.length === 0 ? <p className="rt-none">{t('noChanges')}</p> : null}
        <ul className="rt-list">
          {summary.changes.map(each => (
            <li key={`${each.at} ${each.text}`}>
              <p>{each.text}</p>
              <span>{each.unit[lang]}</span>
            </li>
          ))}
        </ul>
      </section>
    </div>
  )
}

/** Own past first: no line before three months have enough answers. */
function Past({ past, label }: { readonly past: RatingsSummary['units'][number]['past']; readonly label: string }) {
  const known = past.flatMap(each => (each.mean === null ? [] : [each.mean]))
  return known.length < 3 ? (
    <span className="rt-none">–</span>
  ) : (
    <Sparkline values={known} width={120} height={24} label={label} />
  )
}
