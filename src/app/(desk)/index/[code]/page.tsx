import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { NextIntlClientProvider } from 'next-intl'
import { getLocale, getMessages } from 'next-intl/server'
import { cache } from 'react'
import { pageActor, pageArea } from '@/app/page-actor'
import { indicatorPage } from '@/features/indicators/server'
import { OnePage } from '@/features/indicators/ui/one/one-page'
import { Problem } from '@/shared/problem'

export const dynamic = 'force-dynamic'

interface PageProps {
  readonly params: Promise<{ readonly code: string }>
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** Read once for the title and the page. An address of nothing is a page that does not exist. */
const read = cache(async (code: string, search: string) =>
  indicatorPage({ code, search: new URLSearchParams(search) }).catch((error: unknown) => {
    if (error instanceof Problem && (error.status === 404 || error.status === 400)) notFound()
    throw error
  }),
)

async function pageOf({ params, searchParams }: PageProps) {
  const actor = await pageActor()
  const { code } = await params
  const asked = Object.entries(await searchParams).flatMap(([name, value]) =>
    typeof value === 'string' && value !== '' ? [[name, value]] : [],
  )
  const search = new URLSearchParams(asked)
  const area = await pageArea(actor, search.get('area') ?? undefined)
  if (area !== undefined) search.set('area', area)
  return read(decodeURIComponent(code), search.toString())
}

export async function generateMetadata(props: PageProps): Promise<Metadata> {
  const [page, locale] = await Promise.all([pageOf(props), getLocale()])
  const lang = locale === 'en' ? 'en' : 'zh'
  return { title: `${page.code} ${page.name[lang]} · ${page.areas.name[lang]}` }
}

/** One indicator: its value is in the HTML before any script runs. */
export default async function IndicatorPage(props: PageProps) {
  const [page, { indicatorPage, indexPage }] = await Promise.all([pageOf(props), getMessages()])
  return (
    <NextIntlClientProvider messages={{ indicatorPage, indexPage: { unit: indexPage.unit } }} timeZone={page.timeZone}>
      <OnePage page={page} />
    </NextIntlClientProvider>
  )
}
