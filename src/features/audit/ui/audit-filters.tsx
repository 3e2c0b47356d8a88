import { useTranslations } from 'next-intl'
import { outcomes } from '../domain/audit-query'

const texts = ['actor', 'action', 'subject'] as const
const moments = ['from', 'to'] as const

/** What is asked for. A star at the end of a text asks for its beginning. */
export function AuditFilters({ search }: { readonly search: Readonly<Record<string, string>> }) {
  const t = useTranslations('audit')
  return (
    <form className="au-filters" action="/audit" aria-label={t('filters')}>
      {texts.map(name => (
        <label key={name}>
          {t(`column.${name}`)}
          <input className="dk-input" name={name} defaultValue={search[name]} placeholder={t(`example.${name}`)} />
        </label>
      ))}
      <label>
        {t('column.outcome')}
        <select className="dk-input" name="outcome" defaultValue={search.outcome ?? ''}>
          <option value="">{t('any')}</option>
          {outcomes.map(each => (
            <option key={each} value={each}>
              {t(`outcome.${each}`)}
            </option>
          ))}
        </select>
      </label>
      {moments.map(name => (
        <label key={name}>
          {t(name)}
          <input className="dk-input" name={name} type="date" defaultValue={search[name]?.slice(0, 10)} />
        </label>
      ))}
      <button className="dk-button" data-kind="primary" type="submit">
        {t('search')}
      </button>
    </form>
  )
}
