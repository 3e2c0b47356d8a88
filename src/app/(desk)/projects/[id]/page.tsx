import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { NextIntlClientProvider } from 'next-intl'
import { getLocale, getMessages, getTranslations } from 'next-intl/server'
import { pageActor } from '@/app/page-actor'
import { currentCity } from '@/features/areas/server'

import { SilentNotes } from '@/features/docking/ui/silent-notes'
import { sendHref, showingOnScreens } from '@/features/kiosks'
import { shownTrace, whereaboutsOf } from '@/features/projects'
import { oneProject } from '@/features/projects/server'
import { CriticalPathView } from '@/features/projects/ui/critical-path-view'
import { LiveProject } from '@/features/projects/ui/live-project'
import { ProjectParties } from '@/features/projects/ui/project-parties'
import { ProjectProblems } from '@/features/projects/ui/project-problems'
import { StepLanes } from '@/features/projects/ui/step-lanes'
import { WhyLit } from '@/features/projects/ui/why-lit'
import { findingProblems } from '@/features/supervision'
import { NewProblem } from '@/features/supervision/ui/new-problem'
import { clock } from '@/platform/current-clock'
import { database } from '@/platform/db/client'
import { logBounds } from '@/platform/events/data/read-events'
import { isAllowed, reading } from '@/shared/auth'
import { DeskPage } from '@/ui/shell/desk-page'
import '@/features/projects/ui/projects.css'
import '@/features/supervision/ui/supervision.css'

export const dynamic = 'force-dynamic'

interface ProjectProps {
  readonly params: Promise<{ readonly id: string }>
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations()
  return { title: `${t('projects.one')} · ${t('common.product')}` }
}

/** One project: why its lamp is lit, what decides its opening, steps as lanes, problems, parties. */
export default async function ProjectPage({ params }: ProjectProps) {
  const actor = await pageActor()
  const [{ id }, locale, t, messages] = await Promise.all([
    params,
    getLocale(),
    getTranslations('projects'),
    getMessages(),
  ])
  const words = await getTranslations('screens')
  const lang = locale === 'en' ? 'en' : 'zh'
  const city = currentCity()
  const sql = database()
  const { newest: seq } = await logBounds(sql)
  const found = await oneProject(sql, city, id, { at: clock().now(), isPast: false, known: null })
  if (!found || !isAllowed(actor, reading, whereaboutsOf(found, city))) notFound()
  const project = JSON.parse(JSON.stringify(found))
  const rules = project.rules.map(shownTrace)
  const { timezone: timeZone } = city
  const place = found.districtName?.[lang] ?? ''
  return (
    <DeskPage
      title={found.name}
      lead={`${t(`stage.${found.stage}` as 'stage.signed')} · ${place} · ${found.projectCode}`}
      actions={
        <>
          {isAllowed(actor, showingOnScreens) ? (
            <a className="dk-button" href={sendHref('project', id, found.name)}>
              {words('send')}
            </a>
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
      <NextIntlClientProvider messages={{ projects: messages.projects }}>
        <LiveProject id={id} seq={seq} />
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
            <StepLanes project={project} timeZone={timeZone} />
          </section>
          <section className="dk-card" aria-label={t('section.problems')}>
            <h2>{t('section.problems')}</h2>
            <ProjectProblems problems={project.problems} timeZone={timeZone} />
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
