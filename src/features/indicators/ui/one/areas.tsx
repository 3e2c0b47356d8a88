import { useLocale, useTranslations } from 'next-intl'
import type { IndicatorPage } from '../../queries/one-page'
import type { Explained } from '../../queries/one-page-explained'
import { AreaMap } from './area-map'
import { AreaTable } from './area-table'
import { figures } from './figures'
import { pageLink } from './page-link'

interface AreasProps {
  readonly page: IndicatorPage
  readonly explained: Explained
}

/** The value by area: map and table, each leading one level down. */
export function Areas({ page, explained: { areas, shapes } }: AreasProps) {
  const t = useTranslations('indicatorPage')
  const lang = useLocale() === 'en' ? 'en' : 'zh'
  const f = figures(lang, page.timeZone)
  const rows = [...areas.items, ...areas.bodies]
  if (rows.length === 0) return <p className="one-note">{t('areas.lowest')}</p>
  const link = (code: string) => pageLink(page.code, page.city.code, page.query, { area: code })
  const label = t('areas.label', { name: page.name[lang], area: page.areas.name[lang] })
  return (
    <div className="one-areas">
      {shapes ? (
        <AreaMap areas={areas.items} shapes={shapes} lang={lang} figures={f} label={label} link={link} />
      ) : null}
      <AreaTable
        rows={rows}
        links={Object.fromEntries(rows.map(({ code }) => [code, link(code)]))}
        unit={page.unit}
        lang={lang}
        timeZone={page.timeZone}
        label={label}
      />
    </div>
  )
}
