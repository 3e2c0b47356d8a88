import type { Metadata, Viewport } from 'next'
import { headers } from 'next/headers'
import { getLocale, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { SessionWatch } from '../features/people/ui/session-watch'
import { UnsentTexts } from '../features/people/ui/unsent-texts'
import { isLocale, localeTag, nonceHeader, pathHeader, requestHeader } from '../ui/i18n/locale'
import { pageSession } from './page-actor'
import './globals.css'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('common')
  return { title: t('product'), robots: { index: false, follow: false } }
}

export const viewport: Viewport = { themeColor: '#15191E', width: 'device-width', initialScale: 1 }

async function unsentWords() {
  const t = await getTranslations('people.unsent')
  return { title: t('title'), copy: t('copy'), copied: t('copied'), drop: t('drop') }
}

export default async function RootLayout({ children }: { readonly children: ReactNode }) {
  const [locale, open, asked] = await Promise.all([
    getLocale(),
    // without its database the document still stands, and the page in it says what is wrong
    pageSession().catch(() => null),
    headers(),
  ])
  return (
    <html lang={isLocale(locale) ? localeTag[locale] : locale}>
      <head>
        {/* where react-aria looks for what its own style elements must carry */}
        <meta property="csp-nonce" nonce={asked.get(nonceHeader) ?? undefined} />
        {/* what a page that breaks tells its reader to quote */}
        <meta name="request-id" content={asked.get(requestHeader) ?? ''} data-path={asked.get(pathHeader) ?? ''} />
        <link rel="stylesheet" href="/fonts/fonts.css" precedence="default" />
      </head>
      <body>
        {children}
        {open && !open.account.mustChangePassword ? (
          <>
            <SessionWatch actor={`person:${open.account.id}`} />
            <UnsentTexts actor={`person:${open.account.id}`} words={await unsentWords()} />
          </>
        ) : null}
        {/* a hundred faces for what only the data bring: behind the page, which is drawn without waiting for them */}
        <link rel="stylesheet" href="/fonts/rare.css" />
      </body>
    </html>
  )
}
