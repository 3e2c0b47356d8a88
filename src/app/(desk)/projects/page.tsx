import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { NextIntlClientProvider } from 'next-intl'
import { getMessages, getTranslations } from 'next-intl/server'
import { pageActor, pageArea } from '@/app/page-actor'
import { currentCity } from '@/features/areas/server'
import { silentSources } from '@/features/docking/server'
import { SilentNotes } from '@/features/docking/ui/silent-notes'
import { lifeStages, mapHref } from '@/features/projects'
import { lookAhead, projectList, projectQuery } from '@/features/projects/server'
import { LookAheadView } from '@/features/projects/ui/look-ahead-view'
import { ProjectBoard } from '@/features/projects/ui/project-board'
import { ProjectsTable } from '@/features/projects/ui/projects-table'
import { SearchField } from '@/features/projects/ui/search-field'
import { config } from '@/platform/config'
import { clock } from '@/platform/current-clock'
import { database } from '@/platform/db/client'
import { logBounds } from '@/platform/events/data/read-events'
import { FilterRow } from '@/ui/desk/filter-row'
import { NextPage } from '@/ui/desk/next-page'
import { DeskPage } from '@/ui/shell/desk-page'
import { plainSearch } from '../../desk/plain-search'
import '@/features/projects/ui/projects.css'

export const dynamic = 'force-dynamic'

interface ProjectsProps {
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>
}

const views = ['list', 'board', 'ahead'] as const

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations()
  return { title: `${t('projects.title')} · ${t('common.product')}` }
}

/** Projects as a list, as a board by stage of life, and ahead of their days. */
export default async function ProjectsPage({ searchParams }: ProjectsProps) {
  const actor = await pageActor()
  const [asked, t, messages] = await Promise.all([searchParams, getTranslations('projects'), getMessages()])
  const city = currentCity()
  const { lang: _, ...search } = plainSearch(asked)
  const view = views.find(each => each === search.view) ?? 'list'
  const { view: __, ...filters } = search
  const area = await pageArea(actor, search.area)
  const query = projectQuery.safeParse({ ...filters, area, ...(view === 'board' ? { limit: 1000 } : {}) })
  if (!query.success) notFound()
  const sql = database()
  const now = clock().now()
  const { newest: seq } = await logBounds(sql)
  const list = await projectList(sql, city, query.data, now)
  const { counts } = list
  const silent = await silentSources(sql, config().dockingUrls, now)
  const plain = JSON.parse(JSON.stringify(list))
  const every = counts.red + counts.yellow + counts.none
  const stageTotal = Object.values(counts.stages).reduce((sum, each) => sum + each, 0)
  return (
    <DeskPage
      title={t('title')}
      lead={t('lead')}
      actions={
        <a className="dk-button" href={mapHref({ area: search.area, stage: search.stage })}>
          {t('view.map')}
        </a>
      }
    >
      <NextIntlClientProvider
        messages={{ docking: { stale: messages.docking.stale, staleUnreachable: messages.docking.staleUnreachable } }}
      >
        <SilentNotes sources={silent} timeZone={city.timezone} />
      </NextIntlClientProvider>
      <div className="pj-bar">
        <FilterRow
          label={t('view.label')}
          path="/projects"
          search={search}
          name="view"
          choices={views.map(each => ({ value: each === 'list' ? null : each, label: t(`view.${each}`) }))}
        />
        <SearchField label={t('search')} search={search} />
      </div>
      {view === 'ahead' ? null : (
        <>
          <FilterRow
            label={t('column.lamp')}
            path="/projects"
            search={search}
            name="lamp"
            choices={[
              { value: null, label: t('lamp.all'), count: every },
              { value: 'red', label: t('lamp.red'), count: counts.red },
              { value: 'yellow', label: t('lamp.yellow'), count: counts.yellow },
              { value: 'none', label: t('lamp.none'), count: counts.none },
            ]}
          />
          {view === 'board' ? null : (
            <FilterRow
              label={t('column.stage')}
              path="/projects"
              search={search}
              name="stage"
              choices={[
                { value: null, label: t('stage.all'), count: stageTotal },
                ...lifeStages.map(stage => ({
                  value: stage,
                  label: t(`stage.${stage}`),
                  count: counts.stages[stage] ?? 0,
                })),
              ]}
            />
          )}
        </>
      )}
      <NextIntlClientProvider messages={{ projects: messages.projects }}>
        {view === 'list' ? <ProjectsTable list={plain} timeZone={city.timezone} seq={seq} /> : null}
        {view === 'board' ? <ProjectBoard list={plain} timeZone={city.timezone} /> : null}
        {view === 'ahead' ? (
          <LookAheadView ahead={await lookAhead(sql, city, { area }, now)} area={area} timeZone={city.timezone} />
        ) : null}
      </NextIntlClientProvider>
      {view === 'list' ? (
        <NextPage path="/projects" search={search} next={list.next} words={{ next: t('next'), first: t('first') }} />
      ) : null}
    </DeskPage>
  )
}
