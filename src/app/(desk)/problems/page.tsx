import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { NextIntlClientProvider } from 'next-intl'
import { getMessages, getTranslations } from 'next-intl/server'
import { pageActor, pageArea } from '@/app/page-actor'
import { currentCity } from '@/features/areas/server'
import { WhyDialog } from '@/features/flags/ui/why-dialog'
import { problemKinds } from '@/features/supervision'
import { problemList, problemQuery, unitRecords } from '@/features/supervision/server'
import { ProblemsDesk } from '@/features/supervision/ui/problems-desk'
import { UnitRecords } from '@/features/supervision/ui/unit-records'
import { clock } from '@/platform/current-clock'
import { database } from '@/platform/db/client'
import { logBounds } from '@/platform/events/data/read-events'
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
  const actor = await pageActor()
  const [asked, t, messages] = await Promise.all([searchParams, getTranslations('supervision'), getMessages()])
  const city = currentCity()
  const { lang: _, open, ...search } = plainSearch(asked)
  const area = await pageArea(actor, search.area)
  const view = search.view === 'units' ? 'units' : 'list'
  const query = problemQuery.safeParse({ state: 'unsettled', ...search, area })
  if (!query.success) notFound()
  const sql = database()
  const { newest: seq } = await logBounds(sql)
  const list = await problemList(sql, city, query.data, clock().now())
  const { counts } = list
  const { rule, why, input, colour, ahead } = messages.projects
  const { provisional } = ahead
  return (
    <DeskPage title={t('problems.title')} lead={t('problems.lead')}>
      <FilterRow
        label={t('view.label')}
        path="/problems"
        search={search}
        name="view"
        choices={[
          { value: null, label: t('view.list') },
          { value: 'units', label: t('view.units') },
        ]}
      />
      {view === 'units' ? (
        <NextIntlClientProvider messages={{ supervision: messages.supervision }}>
          <UnitRecords units={await unitRecords(sql, city, area, clock().now())} />
          <NextIntlClientProvider messages={{ projects: { rule, why, input, colour, ahead: { provisional } } }}>
            <WhyDialog timeZone={city.timezone} />
          </NextIntlClientProvider>
        </NextIntlClientProvider>
      ) : (
        <>
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
            <ProblemsDesk
              list={JSON.parse(JSON.stringify(list))}
              timeZone={city.timezone}
              seq={seq}
              first={open ?? null}
            />
          </NextIntlClientProvider>
          <NextPage path="/problems" search={search} next={list.next} words={{ next: t('next'), first: t('first') }} />
        </>
      )}
    </DeskPage>
  )
}
