import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { NextIntlClientProvider } from 'next-intl'
import { getLocale, getMessages, getTranslations } from 'next-intl/server'
import { pageActor } from '@/app/page-actor'
import { currentCity } from '@/features/areas/server'
import { caseDetail, caseNames } from '@/features/cases/server'
import { CasePage } from '@/features/cases/ui/case-page'
import { sendHref, showingOnScreens } from '@/features/kiosks'
import { transfersOf } from '@/features/transfers/server'
import { LiveTransfers } from '@/features/transfers/ui/live-transfers'
import { clock } from '@/platform/current-clock'
import { database } from '@/platform/db/client'
import { logBounds } from '@/platform/events/data/read-events'
import { isAllowed } from '@/shared/auth'
import { Problem } from '@/shared/problem'

export const dynamic = 'force-dynamic'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations()
  return { title: `${t('cases.title')} · ${t('common.product')}` }
}

/** One case with its history and what may be done to it. */
export default async function CaseRoute({ params }: { readonly params: Promise<{ readonly id: string }> }) {
  const { id } = await params
  const city = currentCity()
  const lang = (await getLocale()) === 'en' ? 'en' : 'zh'
  const actor = await pageActor()
  const { cases, masked, transfers } = await getMessages()
  // The log's number first: what happens while the case is read is told again, never missed.
  const { newest } = await logBounds(database())
  const each = await caseDetail({ sql: database(), city, clock: clock(), actor }, id).catch((error: unknown) => {
    if (error instanceof Problem) notFound()
    throw error
  })
  const handed = await transfersOf({ sql: database(), city, clock: clock(), actor }, id)
  const names = caseNames(city, lang)
  const t = await getTranslations('screens')
  return (
    <NextIntlClientProvider messages={{ cases, masked, transfers }}>
      <CasePage
        first={JSON.parse(JSON.stringify(each))}
        names={names}
        lang={lang}
        seq={newest}
        foot={
          <>
            <LiveTransfers
              caseId={id}
              first={JSON.parse(JSON.stringify(handed))}
              seq={newest}
              lang={lang}
              timeZone={city.timezone}
            />
            {isAllowed(actor, showingOnScreens) ? (
              <a className="dk-button" href={sendHref('case', id, names.classes[each.cls] ?? each.caseNo)}>
                {t('send')}
              </a>
            ) : null}
          </>
        }
      />
    </NextIntlClientProvider>
  )
}
