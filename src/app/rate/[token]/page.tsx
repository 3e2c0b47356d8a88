import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { NextIntlClientProvider } from 'next-intl'
import { getLocale, getMessages, getTranslations } from 'next-intl/server'
import { currentCity } from '@/features/areas/server'
import { ratingPage } from '@/features/ratings/server'
import { RateScreen } from '@/features/ratings/ui/rate/rate-screen'
import { config } from '@/platform/config'
import { clock } from '@/platform/current-clock'
import { database } from '@/platform/db/client'
import { Problem } from '@/shared/problem'
import { LanguageLink } from '@/ui/shell/language-link'
import '@/ui/shell/theme.css'
import './rate-frame.css'

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
  const [locale, t, shell] = await Promise.all([getLocale(), getTranslations('rate'), getTranslations('shell')])
  const lang = locale === 'en' ? 'en' : 'zh'
  const city = currentCity()
  const asked = { token, at: clock().now(), from: (await headers()).get('x-forwarded-for') }
  const page = await ratingPage(database(), city, asked).catch((error: unknown) => {
    if (error instanceof Problem && error.status === 404) return null
    throw error
  })
  const { rate } = await getMessages()
  return (
    <div className="desk">
      <header className="rate-head">
        <b>{city.name[lang]}</b>
        {config().demo ? <span className="rate-demo">{shell('demo')}</span> : null}
        <LanguageLink other={lang === 'zh' ? 'en' : 'zh'}>{shell('otherLanguage')}</LanguageLink>
      </header>
      {page === null ? (
        <main className="rate-missing">
          <h1>{t('unknown')}</h1>
          <p>{t('unknownText')}</p>
        </main>
      ) : (
        <NextIntlClientProvider messages={{ rate }}>
          <RateScreen token={token} first={page} lang={lang} timeZone={city.timezone} />
        </NextIntlClientProvider>
      )}
    </div>
  )
}
