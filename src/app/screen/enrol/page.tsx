import type { Metadata } from 'next'
import { NextIntlClientProvider } from 'next-intl'
import { getMessages, getTranslations } from 'next-intl/server'
import { EnrolPage } from '@/features/kiosks/ui/enrol-page'

export const dynamic = 'force-dynamic'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations()
  return { title: `${t('screens.enrol.title')} · ${t('common.product')}` }
}

/** What a new screen opens once: it shows a code to be typed at a desk. */
export default async function EnrolRoute() {
  const { screens } = await getMessages()
  return (
    <NextIntlClientProvider messages={{ screens: { enrol: screens.enrol } }}>
      <EnrolPage />
    </NextIntlClientProvider>
  )
}
