import type { Metadata } from 'next'
import { NextIntlClientProvider } from 'next-intl'
import { getMessages, getTranslations } from 'next-intl/server'
import { pageActor } from '@/app/page-actor'
import { keepingAlerts } from '@/features/alerts'
import { alertAddresses, DIGEST } from '@/features/alerts/server'
import { AlertsView } from '@/features/alerts/ui/alerts-view'
import { currentCity } from '@/features/areas/server'
import { handlingDeliveries } from '@/features/deliveries'
import { deliveryList } from '@/features/deliveries/server'
import { DeliveriesView } from '@/features/deliveries/ui/deliveries-view'
import { publishingRules, toldPosts } from '@/features/flags'
import { rulePack } from '@/features/flags/server'
import { RulesDesk } from '@/features/flags/ui/rules-desk'
import { clock } from '@/platform/current-clock'
import { database } from '@/platform/db/client'
import { isAllowed } from '@/shared/auth'
import { DeskPage } from '@/ui/shell/desk-page'

export const dynamic = 'force-dynamic'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations()
  return { title: `${t('rules.title')} · ${t('common.product')}` }
}

/** The rules that light lamps and raise flags: in words, with their switch, numbers and versions. */
export default async function RulesPage() {
  const actor = await pageActor()
  const city = currentCity()
  const sql = database()
  const [t, messages, pack, addresses] = await Promise.all([
    getTranslations('rules'),
    getMessages(),
    rulePack(sql, clock().now()),
    isAllowed(actor, keepingAlerts) ? alertAddresses(sql) : [],
  ])
  return (
    <DeskPage title={t('title')} lead={t('lead')}>
      <NextIntlClientProvider
        messages={{
          rules: messages.rules,
          alerts: messages.alerts,
          deliveries: messages.deliveries,
          desk: messages.desk,
        }}
      >
        <RulesDesk
          rules={pack.rules}
          numbers={pack.numbers}
          at={pack.at}
          timeZone={city.timezone}
          mayPublish={isAllowed(actor, publishingRules)}
        />
        {isAllowed(actor, keepingAlerts) ? (
          <AlertsView
            addresses={addresses}
            posts={toldPosts}
            units={[...city.units.values()].map(({ code, name }) => ({ code, name }))}
          />
        ) : null}
        {isAllowed(actor, handlingDeliveries) ? (
          <DeliveriesView
            list={await deliveryList(sql, actor, DIGEST)}
            timeZone={city.timezone}
            ways={[...new Set(addresses.map(each => each.channel))]}
          />
        ) : null}
      </NextIntlClientProvider>
    </DeskPage>
  )
}
