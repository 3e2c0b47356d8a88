import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { pageActor, pageArea } from '@/app/page-actor'
import { seesArea } from '@/features/areas'
import { currentCity } from '@/features/areas/server'
import { namedPeriod, periodAt } from '@/features/indicators'
import { lifeStages } from '@/features/projects'
import { problemCauses, problemKinds } from '@/features/supervision'
import { matterList, matterQuery, supervisionAnalysis } from '@/features/supervision/server'
import { ANALYSIS, analysisAddress } from '@/features/supervision/ui/analysis-address'
import { AnalysisFilters } from '@/features/supervision/ui/analysis-filters'
import { AnalysisView } from '@/features/supervision/ui/analysis-view'
import { MatterTable } from '@/features/supervision/ui/matter-table'
import { PrintButton } from '@/features/supervision/ui/print-button'
import { clock } from '@/platform/current-clock'
import { database } from '@/platform/db/client'
import { momentsIn } from '@/shared/time/moments'
import { FilterRow } from '@/ui/desk/filter-row'
import { DeskPage } from '@/ui/shell/desk-page'
import { plainSearch } from '../../../desk/plain-search'
import '@/features/supervision/ui/supervision.css'
import '@/features/supervision/ui/analysis.css'

export const dynamic = 'force-dynamic'

interface AnalysisProps {
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations()
  return { title: `${t('analysis.title')} · ${t('common.product')}` }
}

/** Problems and orders by kind, stage, unit and month, and the numbered list of a month behind every number. */
export default async function AnalysisPage({ searchParams }: AnalysisProps) {
  const actor = await pageActor()
  const [plain, locale, t, words, stages] = await Promise.all([
    searchParams,
    getLocale(),
    getTranslations('analysis'),
    getTranslations('supervision'),
    getTranslations('projects.stage'),
  ])
  const lang = locale === 'en' ? 'en' : 'zh'
  const city = currentCity()
  const now = clock().now()
  const { lang: _, ...search } = plainSearch(plain)
  const own = actor.kind === 'person' ? actor.unit : null
  const area = await pageArea(actor, search.area)
  const unit = search.unit ?? (own !== null && search.whose !== 'all' ? own : undefined)
  const query = matterQuery.safeParse({ ...search, area, unit })
  const until = query.data?.until
    ? namedPeriod(query.data.until, city.timezone)
    : periodAt('monthly', now, city.timezone)
  if (!query.success || !until || until.from > now) notFound()
  const isList = search.view === 'list'
  const moments = momentsIn(lang, city.timezone)
  const place = area ? (city.areas.get(area)?.name[lang] ?? area) : city.name[lang]
  const [before, after] = [until.from.getTime() - 1, until.to.getTime()].map(moment =>
    periodAt('monthly', new Date(moment), city.timezone),
  )
  const row = (name: string, label: string, choices: readonly { value: string | null; label: string }[]) => (
    <FilterRow label={label} path={ANALYSIS} search={search} name={name} choices={choices} />
  )
  const month = (period: typeof before, sign: string) =>
    period && period.from <= now ? (
      <Link
        className="dk-button"
        href={analysisAddress(search, { until: period.name })}
        aria-label={moments.month(period.from)}
        prefetch={false}
      >
        {sign}
      </Link>
    ) : null
  const choices = {
    kind: problemKinds.map(value => ({ value, label: words(`kind.${value}`) })),
    cause: problemCauses.map(value => ({ value, label: words(`cause.${value}` as 'cause.other') })),
    stage: lifeStages.map(value => ({ value, label: stages(value) })),
    unit: [...city.units.values()].map(({ code, name }) => ({ value: code, label: name[lang] })),
    area: [...city.areas.values()]
      .filter(each => each.kind === 'district' && seesArea(actor, city, each.code))
      .map(({ code, name }) => ({ value: code, label: name[lang] })),
  }
  const list = isList ? await matterList(database(), city, { query: query.data, now }) : null
  const found = isList ? null : await supervisionAnalysis(database(), city, query.data, now)
  const file = new URLSearchParams({ ...search, ...(area ? { area } : {}), ...(unit ? { unit } : {}), lang })
  for (const name of ['view', 'whose']) file.delete(name)
  return (
    <DeskPage
      title={list ? t(`list.title.${list.of}`) : t('title')}
      lead={
        list
          ? t('list.lead', {
              place,
              months: monthsOf(list),
              count: list.count,
              at: moments.time(list.judged),
            })
          : t('lead', { place })
      }
      actions={
        list ? (
          <>
            <PrintButton>{t('list.print')}</PrintButton>
            {(['csv', 'xlsx'] as const).map(type => (
              <a key={type} className="dk-button" href={`/api/v1/orders/analysis/list.${type}?${file}`}>
                {t(`list.${type}`)}
              </a>
            ))}
          </>
        ) : undefined
      }
    >
      <div className="an-bar">
        {row('view', t('view.label'), [
          { value: null, label: t('view.analysis') },
          { value: 'list', label: t('view.list') },
        ])}
        {row('of', t('of.label'), [
          { value: null, label: t('of.problems') },
          { value: 'orders', label: t('of.orders') },
        ])}
        {own
          ? row('whose', words('filter.whose'), [
              { value: null, label: words('filter.own') },
              { value: 'all', label: words('filter.all') },
            ])
          : null}
        {row(
          'span',
          t('span.label'),
          [1, 3, 6, 12].map(count => ({
            value: count === 1 ? null : String(count),
            label: t('span.months', { count }),
          })),
        )}
        <nav className="an-month" aria-label={t('month')}>
          {month(before, '←')}
          <b>{moments.month(until.from)}</b>
          {month(after, '→')}
        </nav>
      </div>
      <AnalysisFilters search={search} choices={choices} own={unit ? { unit } : {}} />
      {list ? (
        <>
          {query.data.before ? <p className="an-notes">{t('list.before', { at: moments.time(list.judged) })}</p> : null}
          {list.count > list.items.length ? (
            <p className="an-notes">{t('list.cut', { shown: list.items.length, count: list.count })}</p>
          ) : null}
          <MatterTable list={list} timeZone={city.timezone} />
        </>
      ) : null}
      {found ? <AnalysisView found={found} search={search} timeZone={city.timezone} /> : null}
    </DeskPage>
  )

  function monthsOf({ from, to }: { readonly from: string; readonly to: string }) {
    const [first, last] = [moments.month(from), moments.month(Date.parse(to) - 1)]
    return first === last ? first : `${first} – ${last}`
  }
}
