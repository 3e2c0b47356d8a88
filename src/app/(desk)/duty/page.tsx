import type { Metadata } from 'next'
import { NextIntlClientProvider } from 'next-intl'
import { getLocale, getMessages, getTranslations } from 'next-intl/server'
import { pageActor, pageArea } from '@/app/page-actor'
import { currentCity } from '@/features/areas/server'
import { casePermissions } from '@/features/cases'
import { deskStart, parseCaseQuery } from '@/features/cases/server'
import { clock } from '@/platform/current-clock'
import { database } from '@/platform/db/client'
import { isAllowed } from '@/shared/auth'
import { flatGround } from '../flat-ground'
import { DutyWithTransfers } from './duty-with-transfers'

export const dynamic = 'force-dynamic'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations()
  return { title: `${t('duty.title')} · ${t('common.product')}` }
}

/** The duty desk: its queue is in the HTML before any script runs. */
export default async function DutyPage() {
  const city = currentCity()
  const lang = (await getLocale()) === 'en' ? 'en' : 'zh'
  const actor = await pageActor()
  const area = await pageArea(actor, undefined)
  const query = parseCaseQuery(new URLSearchParams({ counter: 'open', ...(area ? { area } : {}) }))
  const [{ duty, cases, masked, transfers }, start, ground] = await Promise.all([
    getMessages(),
    deskStart({ sql: database(), city, clock: clock() }, query, lang),
    flatGround(city),
  ])
  return (
    <NextIntlClientProvider messages={{ duty, cases, masked, transfers }}>
      <DutyWithTransfers
        start={JSON.parse(JSON.stringify(start))}
        lang={lang}
        ground={ground}
        canOpen={isAllowed(actor, casePermissions.register)}
      />
    </NextIntlClientProvider>
  )
}
