import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { NextIntlClientProvider } from 'next-intl'
import { getMessages, getTranslations } from 'next-intl/server'
import { viewer } from '@/app/desk/viewer'
import { currentCity } from '@/features/areas/server'
import { problemKinds } from '@/features/supervision'
import { problemList, problemQuery } from '@/features/supervision/server'
import { ProblemsDesk } from '@/features/supervision/ui/problems-desk'
import { clock } from '@/platform/current-clock'
import { database } from '@/platform/db/client'
import { logBounds } from '@/platform/events/data/read-events'
import { authorize, reading } from '@/shared/auth'
import { FilterRow } from '@/ui/desk/filter-row'
import { NextPage } from '@/ui/desk/next-page'
import { DeskPage } from '@/ui/shell/desk-page'
import { plainSearch } from '../../desk/plain-search'
import '@/features/supervision/ui/supervision.css'

export const dynamic = 'force-dynamic'

interface ProblemsProps {
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations()
  return { title: `${t('supervision.problems.title')} · ${t('common.product')}` }
}

/** Problems with projects, those not settled first to be asked for. */
export default async function ProblemsPage({ searchParams }: ProblemsProps) {
  const [asked, actor, t, messages] = await Promise.all([
    searchParams,
    viewer(),
    getTranslations('supervision'),
    getMessages(),
  ])
  authorize(actor, reading)
  const city = currentCity()
  const { lang: _, open, ...search } = plainSearch(asked)
  const query = problemQuery.safeParse({ state: 'unsettled', ...search })
  if (!query.success) notFound()
  const sql = database()
  const { newest: seq } = await logBounds(sql)
  const list = await problemList(sql, city, query.data, clock().now())
  const { counts } = list
  return (
    <DeskPage title={t('problems.title')} lead={t('problems.lead')}>
      <FilterRow
        label={t('filter.state')}
        path="/problems"
        search={search}
        name="state"
        choices={[
          { value: null, label: t('filter.unsettled'), count: counts.open + counts.reported },
          { value: 'open', label: t('problemState.open'), count: counts.open },
          { value: 'reported', label: t('problemState.reported'), count: counts.reported },
          { value: 'accepted', label: t('problemState.accepted'), count: counts.accepted },
        ]}
      />
      <FilterRow
        label={t('filter.kind')}
        path="/problems"
        search={search}
        name="kind"
        choices={[
          { value: null, label: t('filter.allKinds') },
          ...problemKinds.map(kind => ({ value: kind, label: t(`kind.${kind}`) })),
        ]}
      />
      <NextIntlClientProvider messages={{ supervision: messages.supervision }}>
        <ProblemsDesk list={JSON.parse(JSON.stringify(list))} timeZone={city.timezone} seq={seq} first={open ?? null} />
      </NextIntlClientProvider>
      <NextPage path="/problems" search={search} next={list.next} words={{ next: t('next'), first: t('first') }} />
    </DeskPage>
  )
}
