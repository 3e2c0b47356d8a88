import type { Metadata } from 'next'
import { NextIntlClientProvider } from 'next-intl'
import { getLocale, getMessages, getTranslations } from 'next-intl/server'
import { pageActor } from '@/app/page-actor'
import { currentCity } from '@/features/areas/server'
import { answeringDrills } from '@/features/drills'
import { drillsPage } from '@/features/drills/server'
import { BeginDrill } from '@/features/drills/ui/begin-drill'
import { DrillView } from '@/features/drills/ui/drill-view'
import { keepingDuty } from '@/features/rota'
import { dutyNow } from '@/features/rota/server'
import { clock } from '@/platform/current-clock'
import { database } from '@/platform/db/client'
import { isAllowed, scopeOfActor } from '@/shared/auth'
import { DeskPage } from '@/ui/shell/desk-page'
import { plainSearch } from '../../../desk/plain-search'

export const dynamic = 'force-dynamic'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations()
  return { title: `${t('drills.title')} · ${t('common.product')}` }
}

interface DrillsRouteProps {
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** Drills of the duty: who was called, and who answered within what time. */
export default async function DrillsRoute({ searchParams }: DrillsRouteProps) {
  const actor = await pageActor(answeringDrills)
  const { drill } = plainSearch(await searchParams)
  const city = currentCity()
  const lang = (await getLocale()) === 'en' ? 'en' : 'zh'
  const [t, { drills }, page, duty] = await Promise.all([
    getTranslations('drills'),
    getMessages(),
    drillsPage({ sql: database(), clock: clock(), actor }, drill),
    dutyNow(database(), city, clock().now()),
  ])
  const mayKeep = isAllowed(actor, keepingDuty)
  const unit = actor.kind === 'person' ? actor.unit : null
  const levels = duty.levels.map(({ level, name }) => ({
    level,
    name: name[lang],
    count: duty.items.filter(each => each.level === level).length,
  }))
  const topics = mayKeep ? [`area:${scopeOfActor(actor) ?? city.code}`] : unit ? [`unit:${unit}`] : []
  return (
    <NextIntlClientProvider messages={{ drills }}>
      <DeskPage title={t('title')} lead={t('lead')} actions={mayKeep ? <BeginDrill levels={levels} /> : null}>
        <DrillView
          page={page}
          levelNames={Object.fromEntries(levels.map(({ level, name }) => [level, name]))}
          lang={lang}
          timeZone={city.timezone}
          mayKeep={mayKeep}
          topics={topics}
        />
      </DeskPage>
    </NextIntlClientProvider>
  )
}
