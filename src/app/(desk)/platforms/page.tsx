import type { Metadata } from 'next'
import { NextIntlClientProvider } from 'next-intl'
import { getMessages, getTranslations } from 'next-intl/server'
import { pageActor } from '@/app/page-actor'
import { currentCity } from '@/features/areas/server'
import { keyList } from '@/features/keys/server'
import { keepingPlatforms } from '@/features/transfers'
import { platformList } from '@/features/transfers/server'
import { PlatformsView } from '@/features/transfers/ui/platforms-view'
import { clock } from '@/platform/current-clock'
import { database } from '@/platform/db/client'
import { DeskPage } from '@/ui/shell/desk-page'

export const dynamic = 'force-dynamic'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations()
  return { title: `${t('platforms.title')} · ${t('common.product')}` }
}

/** Platforms that cases go to and come from: for administrators. */
export default async function PlatformsPage() {
  const actor = await pageActor(keepingPlatforms)
  const sql = database()
  const now = clock().now().toISOString()
  const [t, { platforms: messages }, platforms, keys] = await Promise.all([
    getTranslations('platforms'),
    getMessages(),
    platformList(sql, actor),
    keyList(sql, currentCity(), actor),
  ])
  const able = keys.filter(
    ({ verbs, datasets, revokedAt, expiresAt }) =>
      verbs.includes('deliver') &&
      (datasets === 'all' || datasets.includes('case')) &&
      revokedAt === null &&
      expiresAt > now,
  )
  return (
    <DeskPage title={t('title')} lead={t('lead')}>
      <NextIntlClientProvider messages={{ platforms: messages }}>
        <PlatformsView platforms={platforms} keys={able.map(({ id, name }) => ({ id, name }))} />
      </NextIntlClientProvider>
    </DeskPage>
  )
}
