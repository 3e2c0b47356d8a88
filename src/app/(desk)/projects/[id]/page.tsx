import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { NextIntlClientProvider } from 'next-intl'
import { getLocale, getMessages, getTranslations } from 'next-intl/server'
import { pageActor } from '@/app/page-actor'
import { currentCity } from '@/features/areas/server'
import { SilentNotes } from '@/features/docking/ui/silent-notes'
import { acknowledgingLamps, shownTrace } from '@/features/flags'
import { unnoticedReds } from '@/features/flags/server'
import { WhyDialog } from '@/features/flags/ui/why-dialog'
import { WhyLit } from '@/features/flags/ui/why-lit'
import { sendHref, showingOnScreens } from '@/features/kiosks'
import { documentsOf, mapHref, stepPage, stepParts, whereaboutsOf } from '@/features/projects'
import { oneProject, projectHistory } from '@/features/projects/server'
import { AcknowledgeLamps } from '@/features/projects/ui/acknowledge-lamps'
import { CriticalPathView } from '@/features/projects/ui/critical-path-view'
import { LiveProject } from '@/features/projects/ui/live-project'
import { ProjectDocuments } from '@/features/projects/ui/project-documents'
import { ProjectHistory } from '@/features/projects/ui/project-history'
import { ProjectParties } from '@/features/projects/ui/project-parties'
import { ProjectProblems } from '@/features/projects/ui/project-problems'
import { StepLanes } from '@/features/projects/ui/step-lanes'
import { StepParts } from '@/features/projects/ui/step-parts'
import { axisOfSteps } from '@/features/projects/ui/time-axis'
import type { ToldProject, ToldStep } from '@/features/projects/ui/told'
import { findingProblems } from '@/features/supervision'
import { NewProblem } from '@/features/supervision/ui/new-problem'
import { clock } from '@/platform/current-clock'
import { database } from '@/platform/db/client'
import { logBounds } from '@/platform/events/data/read-events'
import { isAllowed, reading } from '@/shared/auth'
import { DeskPage } from '@/ui/shell/desk-page'
import { plainSearch } from '../../../desk/plain-search'
import '@/features/projects/ui/projects.css'
import '@/features/supervision/ui/supervision.css'

export const dynamic = 'force-dynamic'

/** Of the history, unless all of it is asked for; a project of hundreds of steps has a thousand. */
const LATEST = 12

interface ProjectProps {
  readonly params: Promise<{ readonly id: string }>
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations()
  return { title: `${t('projects.one')} · ${t('common.product')}` }
}

/** One project: why its lamp is lit, what decides its opening, steps as lanes, problems, parties. */
export default async function ProjectPage({ params, searchParams }: ProjectProps) {
  const actor = await pageActor()
  const [{ id }, asked, locale, t, messages] = await Promise.all([
    params,
    searchParams,
    getLocale(),
    getTranslations('projects'),
    getMessages(),
  ])
  const words = await getTranslations('screens')
  const lang = locale === 'en' ? 'en' : 'zh'
  const city = currentCity()
  const sql = database()
  const { newest: seq } = await logBounds(sql)
  const when = { at: clock().now(), isPast: false, known: null }
  const found = await oneProject(sql, city, id, when)
  if (!found || !isAllowed(actor, reading, whereaboutsOf(found, city))) notFound()
  const place = whereaboutsOf(found, city)
  const mayAcknowledge = isAllowed(actor, acknowledgingLamps, place)
  const lit = [id, ...found.steps.map(each => each.id)]
  const unnoticed = mayAcknowledge ? await unnoticedReds(sql, lit, clock().now()) : []
  const { steps, rules: traces, ...project }: ToldProject = JSON.parse(JSON.stringify(found))
  const search = plainSearch(asked)
  const part = stepParts.find(each => each === search.steps) ?? null
  const shown = stepPage<ToldStep>(steps, { part, cursor: search.cursor })
  const rules = traces.map(shownTrace)
  const past = await projectHistory(sql, city, found, when)
  const { timezone: timeZone } = city
  const district = found.districtName?.[lang] ?? ''
  return (
    <DeskPage
      title={found.name}
      lead={`${t(`stage.${found.stage}` as 'stage.signed')} · ${district} · ${found.projectCode}`}
      actions={
        <>
          {found.lng !== null && found.lat !== null ? (
            <a className="dk-button" href={mapHref({ thing: { id, lng: found.lng, lat: found.lat } })}>
              {t('view.map')}
            </a>
          ) : null}
          {isAllowed(actor, showingOnScreens) ? (
            <a className="dk-button" href={sendHref('project', id, found.name)}>
              {words('send')}
            </a>
          ) : null}
          {unnoticed.length > 0 ? (
            <NextIntlClientProvider messages={{ projects: { acknowledge: messages.projects.acknowledge } }}>
              <AcknowledgeLamps ids={unnoticed} />
            </NextIntlClientProvider>
          ) : null}
          {isAllowed(actor, findingProblems) ? (
            <NextIntlClientProvider messages={{ supervision: messages.supervision }}>
              <NewProblem projectId={id} />
            </NextIntlClientProvider>
          ) : null}
        </>
      }
    >
      <NextIntlClientProvider
        messages={{ docking: { stale: messages.docking.stale, staleUnreachable: messages.docking.staleUnreachable } }}
      >
        <SilentNotes sources={project.silent} timeZone={timeZone} />
      </NextIntlClientProvider>
      <NextIntlClientProvider
        messages={{ projects: messages.projects, supervision: { cause: messages.supervision.cause } }}
      >
        <LiveProject id={id} seq={seq} />
        <WhyDialog timeZone={timeZone} />
        <div className="pj-one">
          <section className="dk-card" aria-label={t('section.why')}>
            <h2>{t('section.why')}</h2>
            <WhyLit rules={rules} timeZone={timeZone} />
          </section>
          <section className="dk-card" aria-label={t('section.path')}>
            <h2>{t('section.path')}</h2>
            <CriticalPathView project={project} timeZone={timeZone} />
          </section>
          <section className="pj-wide" aria-label={t('section.steps')}>
            <h2>{t('section.steps', { count: found.steps.length })}</h2>
            <StepParts path={`/projects/${id}`} part={part} page={shown} cursor={search.cursor}>
              <StepLanes
                project={project}
                steps={shown.items}
                axis={axisOfSteps(steps, project.at, timeZone)}
                timeZone={timeZone}
              />
            </StepParts>
          </section>
          <section className="dk-card" aria-label={t('section.problems')}>
            <h2>{t('section.problems')}</h2>
            <ProjectProblems problems={project.problems} timeZone={timeZone} />
          </section>
          <section className="dk-card" aria-label={t('section.documents')}>
            <h2>{t('section.documents')}</h2>
            <ProjectDocuments documents={documentsOf(steps)} timeZone={timeZone} />
          </section>
          <section className="dk-card" aria-label={t('section.history')}>
            <h2>{t('section.history')}</h2>
            <ProjectHistory
              entries={search.history === 'all' ? past : past.slice(0, LATEST)}
              count={past.length}
              allHref={`/projects/${id}?history=all`}
              timeZone={timeZone}
            />
          </section>
          <section className="dk-card" aria-label={t('section.parties')}>
            <h2>{t('section.parties')}</h2>
            <ProjectParties project={project} timeZone={timeZone} />
          </section>
        </div>
      </NextIntlClientProvider>
    </DeskPage>
  )
}
