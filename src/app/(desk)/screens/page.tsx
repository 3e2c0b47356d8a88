import type { Metadata } from 'next'
import { NextIntlClientProvider } from 'next-intl'
import { getLocale, getMessages, getTranslations } from 'next-intl/server'
import { pageActor } from '@/app/page-actor'
import { currentCity } from '@/features/areas/server'
import { keepingScreens, showingOnScreens } from '@/features/kiosks'
import { mapSent, screensPage } from '@/features/kiosks/server'
import { ScenePictures } from '@/features/kiosks/ui/scene-pictures'
import { ScreensView } from '@/features/kiosks/ui/screens-view'
import type { ThingToSend } from '@/features/kiosks/ui/show-dialog'
import { canTakePictures } from '@/features/screen/server'
import { clock } from '@/platform/current-clock'
import { database } from '@/platform/db/client'
import { isAllowed } from '@/shared/auth'
import { DeskPage } from '@/ui/shell/desk-page'

export const dynamic = 'force-dynamic'

interface ScreensProps {
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations()
  return { title: `${t('screens.title')} · ${t('common.product')}` }
}

/** Enrolled screens: let in, sent to, revoked. `?case=`, `?project=`, `?device=` or `?place=lng,lat` names what is to be sent, `?name=` in words. */
export default async function ScreensPage({ searchParams }: ScreensProps) {
  const actor = await pageActor(showingOnScreens)
  const [t, locale, { screens: messages }] = await Promise.all([getTranslations('screens'), getLocale(), getMessages()])
  const city = currentCity()
  const { kiosks, playlists } = await screensPage(database(), city, actor, clock().now())
  const lang = locale === 'en' ? 'en' : 'zh'
  return (
    <DeskPage title={t('title')} lead={t('lead')}>
      <NextIntlClientProvider messages={{ screens: messages }}>
        <ScreensView
          kiosks={kiosks}
          playlists={playlists}
          areas={city.districts.map(({ code, name }) => ({ code, name: name[lang] }))}
          timeZone={city.timezone}
          mayKeep={isAllowed(actor, keepingScreens)}
          thing={thingIn(await searchParams)}
        />
        <ScenePictures isPossible={canTakePictures()} lang={lang} />
      </NextIntlClientProvider>
    </DeskPage>
  )
}

function thingIn(query: Awaited<ScreensProps['searchParams']>): ThingToSend | null {
  const text = (name: string) => (typeof query[name] === 'string' ? query[name] : '')
  const dataset = (['case', 'project', 'device'] as const).find(each => text(each) !== '') ?? null
  const [lng, lat] = text('place').split(',').map(Number)
  const isPlaced = text('place') !== '' && Number.isFinite(lng) && Number.isFinite(lat)
  const place = isPlaced ? { lng: lng ?? 0, lat: lat ?? 0 } : null
  if (dataset === null && place === null) return null
  const id = dataset === null ? null : text(dataset)
  const map = place === null ? null : mapSent(text)
  return { name: text('name').slice(0, 100) || id || text('place'), dataset, id, place, map }
}
