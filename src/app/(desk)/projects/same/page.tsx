import type { Metadata } from 'next'
import { NextIntlClientProvider } from 'next-intl'
import { getMessages, getTranslations } from 'next-intl/server'
import { pageActor } from '@/app/page-actor'
import { currentCity } from '@/features/areas/server'
import { joiningProjects } from '@/features/docking'
import { matchQueue, matchStates } from '@/features/docking/server'
import { MatchList } from '@/features/docking/ui/match-list'
import { database } from '@/platform/db/client'
import { FilterRow } from '@/ui/desk/filter-row'
import { DeskPage } from '@/ui/shell/desk-page'
import { plainSearch } from '../../../desk/plain-search'
import '@/features/docking/ui/docking.css'

export const dynamic = 'force-dynamic'

interface SameProps {
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations()
  return { title: `${t('docking.match.title')} · ${t('common.product')}` }
}

/** Projects of several systems that may be one: what was joined by rule, what a person decides. */
export default async function SameProjectsPage({ searchParams }: SameProps) {
  await pageActor(joiningProjects)
  const [asked, t, { docking }] = await Promise.all([searchParams, getTranslations('docking'), getMessages()])
  const { state: wanted } = plainSearch(asked)
  const state = matchStates.find(each => each === wanted) ?? 'waiting'
  const city = currentCity()
  const { items, counts } = await matchQueue(database(), city, state)
  return (
    <DeskPage title={t('match.title')} lead={t('match.lead')}>
      <FilterRow
        label={t('column.state')}
        path="/projects/same"
        search={state === 'waiting' ? {} : { state }}
        name="state"
        choices={matchStates.map(each => ({
          value: each === 'waiting' ? null : each,
          label: t(`match.state.${each}`),
          count: counts[each],
        }))}
      />
      <NextIntlClientProvider messages={{ docking }}>
        <MatchList items={JSON.parse(JSON.stringify(items))} state={state} timeZone={city.timezone} />
      </NextIntlClientProvider>
    </DeskPage>
  )
}
