import type { Metadata } from 'next'
import { NextIntlClientProvider } from 'next-intl'
import { getLocale, getMessages, getTranslations } from 'next-intl/server'
import { currentCity } from '@/features/areas/server'
import { caseNames } from '@/features/cases/server'
import { ReportPage } from '@/features/cases/ui/public/report-page'
import { config } from '@/platform/config'
import { PhoneHead } from '@/ui/shell/phone-head'

interface ReportProps {
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>
}

export const dynamic = 'force-dynamic'

export async function generateMetadata(): Promise<Metadata> {
  const city = currentCity()
  const [t, locale] = await Promise.all([getTranslations('report'), getLocale()])
  return { title: t('title', { city: city.name[locale === 'en' ? 'en' : 'zh'] }) }
}

/** The public's page: no account, one screen. */
export default async function ReportRoute({ searchParams }: ReportProps) {
  const { number } = await searchParams
  const city = currentCity()
  const lang = (await getLocale()) === 'en' ? 'en' : 'zh'
  const { report, cases } = await getMessages()
  return (
    <>
      <PhoneHead city={city.name[lang]} isDemo={config().demo} />
      <NextIntlClientProvider messages={{ report, cases: { status: cases.status } }}>
        <ReportPage
          classes={caseNames(city, lang).classes}
          city={city.name[lang]}
          timeZone={city.timezone}
          number={typeof number === 'string' ? number : ''}
        />
      </NextIntlClientProvider>
    </>
  )
}
