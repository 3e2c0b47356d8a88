import type { Metadata } from 'next'
import { NextIntlClientProvider } from 'next-intl'
import { getLocale, getMessages, getTranslations } from 'next-intl/server'
import { pageActor } from '@/app/page-actor'
import { currentCity } from '@/features/areas/server'
import { actorNames } from '@/features/audit/server'
import { datasets } from '@/features/datasets'
import { managingKeys } from '@/features/keys'
import { keyList } from '@/features/keys/server'
import { KeysView } from '@/features/keys/ui/keys-view'
import { clock } from '@/platform/current-clock'
import { database } from '@/platform/db/client'
import { DeskPage } from '@/ui/shell/desk-page'

export const dynamic = 'force-dynamic'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations()
  return { title: `${t('keys.title')} · ${t('common.product')}` }
}

/** Keys of programs: for administrators and data administrators. */
export default async function KeysPage() {
  const actor = await pageActor(managingKeys)
  const [t, locale, { keys: messages }] = await Promise.all([getTranslations('keys'), getLocale(), getMessages()])
  const lang = locale === 'en' ? 'en' : 'zh'
  const city = currentCity()
  const areas = [...city.districts, ...city.managementBodies].map(({ code, name }) => ({ code, name: name[lang] }))
  const choices = datasets.map(({ name, titleZh, titleEn }) => ({
    code: name,
    name: lang === 'zh' ? titleZh : titleEn,
  }))
  const keys = await keyList(database(), city, actor)
  const names = await actorNames(
    database(),
    keys.map(each => each.madeBy),
  )
  return (
    <DeskPage title={t('title')} lead={t('lead')}>
      <NextIntlClientProvider messages={{ keys: messages }}>
        <KeysView
          keys={keys.map(each => ({ ...each, madeBy: names.get(each.madeBy) ?? each.madeBy }))}
          datasets={choices}
          areas={areas}
          now={clock().now().toISOString()}
          timeZone={city.timezone}
        />
      </NextIntlClientProvider>
    </DeskPage>
  )
}
