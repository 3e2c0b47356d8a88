import type { Metadata } from 'next'
import { forbidden } from 'next/navigation'
import { NextIntlClientProvider } from 'next-intl'
import { getMessages, getTranslations } from 'next-intl/server'
import { pageActor } from '@/app/page-actor'
import { reachingOneself } from '@/features/alerts'
import { ownAlerts } from '@/features/alerts/server'
import { OwnAlertsView } from '@/features/alerts/ui/own-alerts'
import { clock } from '@/platform/current-clock'
import { database } from '@/platform/db/client'
import { DeskPage } from '@/ui/shell/desk-page'

export const dynamic = 'force-dynamic'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations()
  return { title: `${t('alerts.own.title')} · ${t('common.product')}` }
}

/** How whoever is signed in is told of lamps and flags: by which way, how often, where. */
export default async function OwnAlertsPage() {
  const actor = await pageActor(reachingOneself)
  if (actor.kind !== 'person') forbidden()
  const [t, { alerts, rules, deliveries, desk }, own] = await Promise.all([
    getTranslations('alerts.own'),
    getMessages(),
    ownAlerts(database(), actor, clock().now()),
  ])
  return (
    <DeskPage title={t('title')} lead={t('lead')}>
      <NextIntlClientProvider
        messages={{ alerts, rules: { name: rules.name }, deliveries: { channel: deliveries.channel }, desk }}
      >
        <OwnAlertsView alerts={own} />
      </NextIntlClientProvider>
    </DeskPage>
  )
}
