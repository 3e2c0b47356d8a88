import type { Metadata } from 'next'
import { NextIntlClientProvider } from 'next-intl'
import { getMessages, getTranslations } from 'next-intl/server'
import { pageActor } from '@/app/page-actor'
import { currentCity } from '@/features/areas/server'
import { managingDocking } from '@/features/docking'
import { sourceList } from '@/features/docking/server'
import { HowToConnect } from '@/features/docking/ui/how-to-connect'
import { NewSystem } from '@/features/docking/ui/new-system'
import { SourcesTable } from '@/features/docking/ui/sources-table'
import { findProfile } from '@/features/sources/server'
import { config } from '@/platform/config'
import { clock } from '@/platform/current-clock'
import { database } from '@/platform/db/client'
import { isAllowed, readingWholeCity } from '@/shared/auth'
import { DeskPage } from '@/ui/shell/desk-page'
import '@/features/docking/ui/docking.css'

export const dynamic = 'force-dynamic'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations()
  return { title: `${t('docking.title')} · ${t('common.product')}` }
}

/** Every source and outside system: how it does, what came of it, what was refused; and how to connect another. */
export default async function SourcesPage() {
  const actor = await pageActor(readingWholeCity)
  const [t, { docking }] = await Promise.all([getTranslations('docking'), getMessages()])
  const sql = database()
  const [sources, example] = await Promise.all([
    sourceList(sql, config().dockingUrls, clock().now()),
    findProfile(sql, 'event-log'),
  ])
  return (
    <NextIntlClientProvider messages={{ docking }}>
      <DeskPage title={t('title')} lead={t('lead')}>
        {isAllowed(actor, managingDocking) ? <NewSystem /> : null}
        <SourcesTable sources={sources} timeZone={currentCity().timezone} />
        <HowToConnect example={example} />
      </DeskPage>
    </NextIntlClientProvider>
  )
}
