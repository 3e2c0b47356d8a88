import type { Metadata } from 'next'
import { NextIntlClientProvider } from 'next-intl'
import { getMessages, getTranslations } from 'next-intl/server'
import { managingPeople } from '../../../features/people'
import { peoplePage } from '../../../features/people/server'
import { PeoplePage } from '../../../features/people/ui/list/people-page'
import { DeskPage } from '../../../ui/shell/desk-page'
import { pageActor } from '../../page-actor'

export const dynamic = 'force-dynamic'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations()
  return { title: `${t('people.list.title')} · ${t('common.product')}` }
}

/** Accounts, for administrators. */
export default async function People() {
  const actor = await pageActor(managingPeople)
  const [page, t, { people }] = await Promise.all([peoplePage(actor), getTranslations('people.list'), getMessages()])
  const { list, roles, signIn, profile } = people
  return (
    <NextIntlClientProvider messages={{ people: { list, roles, signIn, profile } }}>
      <DeskPage title={t('title')} lead={t('text')}>
        <PeoplePage {...page} />
      </DeskPage>
    </NextIntlClientProvider>
  )
}
