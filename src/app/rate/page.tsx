import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { currentCity } from '@/features/areas/server'
import { openSummary } from '@/features/ratings/server'
import { OpenSummaryView } from '@/features/ratings/ui/rate/open-summary-view'
import { clock } from '@/platform/current-clock'
import { database } from '@/platform/db/client'
import { RateFrame } from './rate-frame'

export const dynamic = 'force-dynamic'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('rate'))('openTitle') }
}

/** The open summary: what everybody may know of the scores, without an account. */
export default async function OpenRatingsPage() {
  const locale = await getLocale()
  const summary = await openSummary(database(), currentCity(), clock().now())
  return (
    <RateFrame>
      <OpenSummaryView summary={summary} lang={locale === 'en' ? 'en' : 'zh'} />
    </RateFrame>
  )
}
