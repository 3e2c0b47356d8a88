import type { Metadata } from 'next'
import { NextIntlClientProvider } from 'next-intl'
import { getMessages, getTranslations } from 'next-intl/server'
import { pageActor } from '@/app/page-actor'
import { currentCity } from '@/features/areas/server'
import { publishingRules } from '@/features/flags'
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
  const [t, messages, pack] = await Promise.all([
    getTranslations('rules'),
    getMessages(),
    rulePack(database(), clock().now()),
  ])
  return (
    <DeskPage title={t('title')} lead={t('lead')}>
      <NextIntlClientProvider messages={{ rules: messages.rules, desk: messages.desk }}>
        <RulesDesk
          rules={pack.rules}
          numbers={pack.numbers}
          at={pack.at}
          timeZone={currentCity().timezone}
          mayPublish={isAllowed(actor, publishingRules)}
        />
      </NextIntlClientProvider>
    </DeskPage>
  )
}
