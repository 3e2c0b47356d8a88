import type { Metadata } from 'next'
import { NextIntlClientProvider } from 'next-intl'
import { getMessages, getTranslations } from 'next-intl/server'
import { pageActor } from '@/app/page-actor'
import { editingIndex } from '@/features/indicators'
import { editingDesk } from '@/features/indicators/server'
import { NewIndicator } from '@/features/indicators/ui/editing/new-indicator'

export const dynamic = 'force-dynamic'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations()
  return { title: `${t('indexEditing.page.new')} · ${t('common.product')}` }
}

/** An indicator of one's own. */
export default async function NewPage() {
  const actor = await pageActor(editingIndex)
  const [desk, { indexEditing, indexPage }] = await Promise.all([editingDesk(actor), getMessages()])
  return (
    <NextIntlClientProvider
      messages={{ indexEditing, indexPage: { domain: indexPage.domain } }}
      timeZone={desk.timeZone}
    >
      <NewIndicator desk={desk} />
    </NextIntlClientProvider>
  )
}
