import type { Metadata } from 'next'
import { NextIntlClientProvider } from 'next-intl'
import { getLocale, getMessages, getTranslations } from 'next-intl/server'
import { pageAddress } from '@/app/page-actor'
import { currentCity } from '@/features/areas/server'
import { ratingPage } from '@/features/ratings/server'
import { RateScreen } from '@/features/ratings/ui/rate/rate-screen'
import { clock } from '@/platform/current-clock'
import { database } from '@/platform/db/client'
import { Problem } from '@/shared/problem'
import { MissingLink, RateFrame } from '../rate-frame'

export const dynamic = 'force-dynamic'

interface RateProps {
  readonly params: Promise<{ readonly token: string }>
}

export async function generateMetadata(): Promise<Metadata> {
  // the address is the key to the page: no other site may learn it
  return { title: (await getTranslations('rate'))('title'), referrer: 'no-referrer' }
}

/** The investor's screen behind a link; the link is the right to it. */
export default async function RatePage({ params }: RateProps) {
  const { token } = await params
  const [locale, t] = await Promise.all([getLocale(), getTranslations('rate')])
  const city = currentCity()
  const asked = { token, at: clock().now(), from: await pageAddress() }
  const page = await ratingPage(database(), city, asked).catch((error: unknown) => {
    if (error instanceof Problem && error.status === 404) return null
    throw error
  })
  const { rate, sentFiles } = await getMessages()
  return (
    <RateFrame>
      {page === null ? (
        <MissingLink title={t('unknown')} text={t('unknownText')} />
      ) : (
        <NextIntlClientProvider messages={{ rate, sentFiles }}>
          <RateScreen token={token} first={page} lang={locale === 'en' ? 'en' : 'zh'} timeZone={city.timezone} />
        </NextIntlClientProvider>
      )}
    </RateFrame>
  )
}
