import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { pageActor, pageArea } from '@/app/page-actor'
import { currentCity } from '@/features/areas/server'
import { sheetNames } from '@/features/evaluation'
import { evaluation, monthBefore, parseEvaluationQuery } from '@/features/evaluation/server'
import { EvaluationTable } from '@/features/evaluation/ui/evaluation-table'
import { namedPeriod, periodAt } from '@/features/indicators'
import { clock } from '@/platform/current-clock'
import { database } from '@/platform/db/client'
import { Problem } from '@/shared/problem'
import { momentsIn } from '@/shared/time/moments'
import { FilterRow } from '@/ui/desk/filter-row'
import { DeskPage } from '@/ui/shell/desk-page'
import { plainSearch } from '../../desk/plain-search'

export const dynamic = 'force-dynamic'

interface EvaluationProps {
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations()
  return { title: `${t('evaluation.title')} · ${t('common.product')}` }
}

const PATH = '/evaluation'

/** Monthly evaluation: areas, units, crews, posts, collectors, by the city's own indicators. */
export default async function EvaluationPage({ searchParams }: EvaluationProps) {
  const actor = await pageActor()
  const [plain, locale, t] = await Promise.all([searchParams, getLocale(), getTranslations('evaluation')])
  const lang = locale === 'en' ? 'en' : 'zh'
  const city = currentCity()
  const asked = { sql: database(), city, clock: clock() }
  const { lang: _, ...search } = plainSearch(plain)
  const area = await pageArea(actor, search.area)
  const found = await read()
  if (!found) notFound()
  const { query, rows, isRunning } = found
  const now = clock().now()
  const moments = momentsIn(lang, city.timezone)
  const month = (name: string) => {
    const from = namedPeriod(name, city.timezone)?.from ?? now
    return moments.month(from)
  }
  const address = (change: Readonly<Record<string, string>>) =>
    `${PATH}?${new URLSearchParams({ ...search, ...change })}`
  const before = monthBefore(query.period, city).name
  const after = periodAt('monthly', query.period.to, city.timezone)
  const place = area ? (city.areas.get(area)?.name[lang] ?? area) : city.name[lang]
  const file = new URLSearchParams({ ...search, ...(area ? { area } : {}), lang })

  async function read() {
    try {
      const given = new URLSearchParams({ ...search, ...(area ? { area } : {}) })
      return await evaluation(asked, parseEvaluationQuery(asked, given), lang)
    } catch (error) {
      if (error instanceof Problem && error.status === 400) return null
      throw error
    }
  }

  return (
    <DeskPage
      title={t('title')}
      lead={t('lead', { place })}
      actions={
        <a className="dk-button" href={`/api/v1/evaluation/export.csv?${file}`}>
          {t('export')}
        </a>
      }
    >
      <div className="ev-bar">
        <FilterRow
          label={t('by')}
          path={PATH}
          search={search}
          name="by"
          choices={sheetNames.map(by => ({
            value: by === 'area' ? null : by,
            label: t(`name.${by}`),
          }))}
        />
        <nav className="ev-month" aria-label={t('month')}>
          <Link className="dk-button" href={address({ month: before })} aria-label={month(before)} prefetch={false}>
            ←
          </Link>
          <b>{month(query.period.name)}</b>
          {after.from <= now ? (
            <Link
              className="dk-button"
              href={address({ month: after.name })}
              aria-label={month(after.name)}
              prefetch={false}
            >
              →
            </Link>
          ) : null}
        </nav>
        {search.area ? <Link href={address({ area: '' })}>{t('wholeCity')}</Link> : null}
      </div>
      {rows.length === 0 ? (
        <p className="ev-empty">{t(`empty.${query.by}`)}</p>
      ) : (
        <EvaluationTable
          found={found}
          sortedBy={sort => address({ sort })}
          rowHref={row => (query.by === 'area' && city.areas.has(row.code) ? address({ area: row.code }) : null)}
        />
      )}
      <p className="ev-notes">
        {t(isRunning ? 'running' : 'closed', {
          at: moments.time(found.at),
        })}{' '}
        {t('fair', { least: found.leastSample })} {query.by === 'post' ? t('posts') : null}
      </p>
    </DeskPage>
  )
}
