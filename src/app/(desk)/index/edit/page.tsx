import type { Metadata } from 'next'
import { NextIntlClientProvider } from 'next-intl'
import { getMessages, getTranslations } from 'next-intl/server'
import { pageActor } from '@/app/page-actor'
import { editingIndex } from '@/features/indicators'
import { editingDesk } from '@/features/indicators/server'
import { EditIndex } from '@/features/indicators/ui/editing/edit-index'

export const dynamic = 'force-dynamic'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations()
  return { title: `${t('indexEditing.page.edit')} · ${t('common.product')}` }
}

interface EditPageProps {
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** Floors, goals, weights, definitions and shares, and who changed them when and why. `?code=` names indicators to begin with. */
export default async function EditPage({ searchParams }: EditPageProps) {
  const actor = await pageActor(editingIndex)
  const [desk, { indexEditing, indexPage }, { code = [] }] = await Promise.all([
    editingDesk(actor),
    getMessages(),
    searchParams,
  ])
  return (
    <NextIntlClientProvider
      messages={{ indexEditing, indexPage: { domain: indexPage.domain } }}
      timeZone={desk.timeZone}
    >
      <EditIndex desk={desk} asked={[code].flat()} />
    </NextIntlClientProvider>
  )
}
