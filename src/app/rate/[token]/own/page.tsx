import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { NextIntlClientProvider } from 'next-intl'
import { getLocale, getMessages, getTranslations } from 'next-intl/server'
import { currentCity } from '@/features/areas/server'
import { ownPage } from '@/features/ratings/server'
import { OwnScreen } from '@/features/ratings/ui/rate/own-screen'
import { clock } from '@/platform/current-clock'
import { database } from '@/platform/db/client'
import { Problem } from '@/shared/problem'
import { MissingLink, RateFrame } from '../../rate-frame'

export const dynamic = 'force-dynamic'

interface OwnProps {
  readonly params: Promise<{ readonly token: string }>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('rate'))('own'), referrer: 'no-referrer' }
}

/** The investor's own page, by any of his links that still opens; one that ended says so at its own address. */
export default async function OwnRoute({ params }: OwnProps) {
  const { token } = await params
  const [locale, t] = await Promise.all([getLocale(), getTranslations('rate')])
  const city = currentCity()
  const page = await ownPage(database(), city, { token, at: clock().now() }).catch((error: unknown) => {
    if (error instanceof Problem && error.status === 404) return null
    if (error instanceof Problem && error.status === 410) return 'ended' as const
    throw error
  })
  if (page === 'ended') redirect(`/rate/${token}`)
  const { rate, sentFiles } = await getMessages()
  return (
    <RateFrame>
      {page === null ? (
        <MissingLink title={t('unknown')} text={t('unknownText')} />
      ) : (
        <NextIntlClientProvider messages={{ rate, sentFiles }}>
          <OwnScreen token={token} page={page} lang={locale === 'en' ? 'en' : 'zh'} timeZone={city.timezone} />
        </NextIntlClientProvider>
      )}
    </RateFrame>
  )
}
