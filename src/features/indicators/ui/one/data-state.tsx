import { useLocale, useTranslations } from 'next-intl'
import type { IndicatorPage } from '../../queries/one-page'
import type { Explained } from '../../queries/one-page-explained'
import { figures } from './figures'

interface DataStateProps {
  readonly page: IndicatorPage
  readonly explained: Explained
}

const MOST_SOURCES = 8
type Sources = Explained['freshness'][number]['sources']

/** Every source that is late or silent, and some of the others. */
function shownSources(sources: Sources): Sources {
  const isWrong = (each: Sources[number]) => each.state === 'late' || each.state === 'missing'
  const [wrong, right] = [sources.filter(isWrong), sources.filter(each => !isWrong(each))]
  return [...wrong, ...right.slice(0, Math.max(0, MOST_SOURCES - wrong.length))]
}

/** What the value rests on: how complete the records are, how fresh each source is, and who is late. */
export function DataState({ page, explained: { coverage, freshness } }: DataStateProps) {
  const t = useTranslations('indicatorPage.data')
  const lang = useLocale() === 'en' ? 'en' : 'zh'
  const f = figures(lang, page.timeZone)
  return (
    <div className="one-data">
      {coverage.map(each => {
        const fresh = freshness.find(one => one.dataset === each.dataset)
        return (
          <section key={each.dataset}>
            <h3>
              {each.title[lang]}
              {fresh ? (
                <span className="one-state" data-state={fresh.state}>
                  {t(`state.${fresh.state}`)}
                </span>
              ) : null}
            </h3>
            <dl className="one-facts">
              <div>
                <dt>{t('subject')}</dt>
                <dd>{t('subjectOf', { subject: f.number(each.subject), rows: f.number(each.rows) })}</dd>
              </div>
              <div>
                <dt>{t('districts')}</dt>
                <dd>
                  {t('districtsOf', { sent: each.districts.sent, all: each.districts.all })}
                  {each.districts.missing.length > 0 ? (
                    <small>
                      {' '}
                      {t('missing', {
                        names: new Intl.ListFormat(lang, { type: 'conjunction' }).format(
                          each.districts.missing.slice(0, 6).map(one => one.name[lang]),
                        ),
                        more: Math.max(0, each.districts.missing.length - 6),
                      })}
                    </small>
                  ) : null}
                </dd>
              </div>
              {each.withoutStreet > 0 ? (
                <div>
                  <dt>{t('withoutStreet')}</dt>
                  <dd>{f.number(each.withoutStreet)}</dd>
                </div>
              ) : null}
              {fresh?.newest ? (
                <div>
                  <dt>{t('newest')}</dt>
                  <dd>{f.moment(fresh.newest)}</dd>
                </div>
              ) : null}
            </dl>
            {each.fields.length > 0 ? (
              <ul className="one-filled">
                {each.fields.map(field => (
                  <li key={field.name}>
                    <span>{field.title[lang]}</span>
                    {field.share === null ? (
                      <b>–</b>
                    ) : (
                      <>
                        <i aria-hidden="true">
                          <b style={{ width: `${100 * field.share}%` }} />
                        </i>
                        <b>{f.number(100 * field.share)}%</b>
                      </>
                    )}
                  </li>
                ))}
              </ul>
            ) : null}
            {fresh && fresh.sources.length > 0 ? (
              <ul className="one-sources">
                {shownSources(fresh.sources).map(source => (
                  <li key={source.source} data-state={source.state}>
                    <span className="one-state" data-state={source.state}>
                      {t(`state.${source.state}`)}
                    </span>{' '}
                    <b>{source.source}</b> {source.text[lang]}
                  </li>
                ))}
                {fresh.sources.length > shownSources(fresh.sources).length ? (
                  <li>{t('moreSources', { count: fresh.sources.length - shownSources(fresh.sources).length })}</li>
                ) : null}
              </ul>
            ) : null}
          </section>
        )
      })}
    </div>
  )
}
