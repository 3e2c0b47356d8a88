import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { NextIntlClientProvider } from 'next-intl'
import { getLocale, getMessages, getTranslations } from 'next-intl/server'
import { pageActor } from '@/app/page-actor'
import { currentCity } from '@/features/areas/server'
import { managingDocking, sentStates } from '@/features/docking'
import { oneSource } from '@/features/docking/server'
import { LookNow } from '@/features/docking/ui/look-now'
import { ProfileView } from '@/features/docking/ui/profile-view'
import { RefusedRows } from '@/features/docking/ui/refused-rows'
import { SentRows } from '@/features/docking/ui/sent-rows'
import { SourceState } from '@/features/docking/ui/source-state'
import { TableStates } from '@/features/docking/ui/table-states'
import { config } from '@/platform/config'
import { clock } from '@/platform/current-clock'
import { database } from '@/platform/db/client'
import { isAllowed, readingWholeCity } from '@/shared/auth'
import { DeskPage } from '@/ui/shell/desk-page'
import { plainSearch } from '../../../desk/plain-search'
import '@/features/docking/ui/docking.css'

export const dynamic = 'force-dynamic'

interface SourceProps {
  readonly params: Promise<{ readonly source: string }>
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations()
  return { title: `${t('docking.title')} · ${t('common.product')}` }
}

/** One source or outside system: its state, its tables, what was refused and why. */
export default async function SourcePage({ params, searchParams }: SourceProps) {
  const actor = await pageActor(readingWholeCity)
  const [{ source }, asked, locale, t, { docking }] = await Promise.all([
    params,
    searchParams,
    getLocale(),
    getTranslations('docking'),
    getMessages(),
  ])
  const name = decodeURIComponent(source)
  const state = sentStates.find(each => each === plainSearch(asked).state) ?? null
  const found = await oneSource(database(), { name, state }, config().dockingUrls, clock().now())
  if (!found) notFound()
  const one: typeof found = JSON.parse(JSON.stringify(found))
  const { timezone: timeZone } = currentCity()
  const mayManage = isAllowed(actor, managingDocking)
  return (
    <NextIntlClientProvider messages={{ docking }}>
      <DeskPage
        title={found.source.title[locale === 'en' ? 'en' : 'zh']}
        lead={`${name} · ${t(`direction.${found.source.direction}`)} · ${t(`kind.${found.source.kind}`)}`}
        actions={
          <>
            <a className="dk-button" href="/sources">
              {t('back')}
            </a>
            {mayManage && found.source.kind === 'postgres' ? <LookNow system={name} /> : null}
          </>
        }
      >
        <SourceState source={one.source} timeZone={timeZone} />
        {one.declaration?.direction === 'in' ? <TableStates one={one} timeZone={timeZone} /> : null}
        {one.outward ? (
          <SentRows system={name} outward={one.outward} state={state} timeZone={timeZone} mayManage={mayManage} />
        ) : null}
        {one.source.direction === 'in' ? <RefusedRows rows={one.refused} timeZone={timeZone} /> : null}
        {one.profile ? <ProfileView profile={one.profile} /> : null}
      </DeskPage>
    </NextIntlClientProvider>
  )
}
