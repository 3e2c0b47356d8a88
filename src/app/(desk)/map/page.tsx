import type { Metadata } from 'next'
import { NextIntlClientProvider } from 'next-intl'
import { getLocale, getMessages, getTranslations } from 'next-intl/server'
import { pageActor, pageArea } from '@/app/page-actor'
import { MapPage } from '@/features/desk-map'
import { deskCity } from '@/features/desk-map/server'
import { showingOnScreens } from '@/features/kiosks'
import { isAllowed } from '@/shared/auth'

export const dynamic = 'force-dynamic'

interface MapRouteProps {
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations()
  return { title: `${t('deskMap.title')} · ${t('common.product')}` }
}

/** The map at a desk. What it looks like is in its address. */
export default async function MapRoute({ searchParams }: MapRouteProps) {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(await searchParams)) {
    const one = Array.isArray(value) ? value[0] : value
    if (one) search.set(name, one)
  }
  const actor = await pageActor()
  const area = await pageArea(actor, search.get('area') ?? undefined)
  if (area !== undefined) search.set('area', area)
  const lang = (await getLocale()) === 'en' ? 'en' : 'zh'
  const { deskMap } = await getMessages()
  return (
    <NextIntlClientProvider messages={{ deskMap }}>
      <MapPage
        city={await deskCity(lang)}
        search={search.toString()}
        lang={lang}
        maySend={isAllowed(actor, showingOnScreens)}
      />
    </NextIntlClientProvider>
  )
}
