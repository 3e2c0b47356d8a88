import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { outcomes } from '../domain/analysis'
import { ANALYSIS, type AnalysisSearch, analysisAddress } from './analysis-address'

interface Choice {
  readonly value: string
  readonly label: string
}

const filters = ['kind', 'cause', 'stage', 'unit', 'area', 'only'] as const
type FilterName = (typeof filters)[number]

interface AnalysisFiltersProps {
  readonly search: AnalysisSearch
  readonly choices: Readonly<Record<Exclude<FilterName, 'only'>, readonly Choice[]>>
  /** What is chosen without being asked for, such as an officer's own unit. */
  readonly own: Partial<Record<FilterName, string>>
}

/** What is asked for; a form, so that it works before any script does. */
export function AnalysisFilters({ search, choices, own }: AnalysisFiltersProps) {
  const t = useTranslations('analysis')
  const isList = search.view === 'list'
  const shown = filters.filter(each => isList || each !== 'only')
  const kept = Object.entries(search).filter(([name]) => !filters.some(each => each === name))
  const of = (name: FilterName): readonly Choice[] =>
    name === 'only' ? outcomes.map(value => ({ value, label: t(`outcome.${value}`) })) : choices[name]
  return (
    <form className="an-filters" action={ANALYSIS} aria-label={t('filters')}>
      {kept.map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {shown.map(name => (
        <label key={name}>
          {t(name)}
          <select
            key={search[name] ?? ''}
            className="dk-input"
            name={name}
            defaultValue={search[name] ?? own[name] ?? ''}
          >
            <option value="">{t('any')}</option>
            {of(name).map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        </label>
      ))}
      <button className="dk-button" data-kind="primary" type="submit">
        {t('apply')}
      </button>
      {search.before || shown.some(each => search[each]) ? (
        <Link className="dk-button" href={analysisAddress(Object.fromEntries(kept), { before: '' })} prefetch={false}>
          {t('reset')}
        </Link>
      ) : null}
    </form>
  )
}
