import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { NextIntlClientProvider } from 'next-intl'
import { getLocale, getMessages, getTranslations } from 'next-intl/server'
import { Suspense } from 'react'
import { pageActor, pageArea } from '@/app/page-actor'
import { seesArea } from '@/features/areas'
import { currentCity } from '@/features/areas/server'
import { heatMap, indexPage, indicatorQuery, isQuick } from '@/features/indicators/server'
import { IndexListPage } from '@/features/indicators/ui/list/index-list-page'
import { IndexWaiting } from '@/features/indicators/ui/list/index-waiting'
import { clock } from '@/platform/current-clock'
import { database } from '@/platform/db/client'
import type { Actor } from '@/shared/auth'
import { Problem } from '@/shared/problem'

export const dynamic = 'force-dynamic'

interface IndexProps {
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations()
  return { title: `${t('indexPage.title')} · ${t('common.product')}` }
}

/** The index of an area. What is kept is in the HTML at once; what must be counted first follows when it is. */
export default async function IndexPageRoute({ searchParams }: IndexProps) {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(await searchParams)) {
    const one = Array.isArray(value) ? value[0] : value
    if (one) search.set(name, one)
  }
  const actor = await pageActor()
  const area = await pageArea(actor, search.get('area') ?? undefined)
  if (area !== undefined) search.set('area', area)
  const query = readQuery(search)
  const { indexPage: messages } = await getMessages()
  const content = <Content search={search} actor={actor} />
  return (
    <NextIntlClientProvider messages={{ indexPage: messages }}>
      {isQuick(currentCity(), query) ? content : <Suspense fallback={<IndexWaiting />}>{content}</Suspense>}
    </NextIntlClientProvider>
  )
}

/** A question that makes no sense (an area that is none, a moment that never was) has no page. */
function readQuery(search: URLSearchParams) {
  try {
    return indicatorQuery(currentCity(), search)
  } catch (error) {
    if (error instanceof Problem) notFound()
    throw error
  }
}

async function Content({ search, actor }: { readonly search: URLSearchParams; readonly actor: Actor }) {
  const city = currentCity()
  const query = readQuery(search)
  const lang = (await getLocale()) === 'en' ? 'en' : 'zh'
  const now = clock().now()
  const [page, heat] = await Promise.all([
    indexPage(database(), city, query, now),
    search.get('view') === 'heat' ? heatMap(database(), city, query, now, code => seesArea(actor, city, code)) : null,
  ])
  return (
    <IndexListPage
      key={`${page.area.code} ${page.at} ${page.period?.name}`}
      first={JSON.stringify(page)}
      search={search.toString()}
      lang={lang}
      heat={heat ? JSON.stringify(heat) : null}
    />
  )
}
