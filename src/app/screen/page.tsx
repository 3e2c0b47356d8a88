import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { notFound } from 'next/navigation'
import { NextIntlClientProvider } from 'next-intl'
import { getLocale, getMessages, getTranslations } from 'next-intl/server'
import { preload } from 'react-dom'
import { kioskOfActor, playlistFor } from '../../features/kiosks/server'
import { GroundPlan, Wall, type WallOptions, wallOptions } from '../../features/screen'
import { cityGround, wallSnapshot } from '../../features/screen/server'
import { scopeOfActor, showingWall } from '../../shared/auth'
import { Problem } from '../../shared/problem'
import { nonceHeader } from '../../ui/i18n/locale'
import { pageActor, pageArea } from '../page-actor'

export const dynamic = 'force-dynamic'

interface ScreenProps {
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations()
  return { title: `${t('doors.wall')} · ${t('common.product')}` }
}

/** Every face that a wall is written in; asked for with the page, so that its text is painted once. */
const faces = ['inter', 'known-500', 'known-700']

/** The wall: its numbers are in the HTML before any script runs. */
export default async function ScreenPage({ searchParams }: ScreenProps) {
  for (const face of faces)
    preload(`/fonts/${face}.woff2`, { as: 'font', type: 'font/woff2', crossOrigin: 'anonymous' })
  const actor = await pageActor(showingWall)
  const query = await searchParams
  const kiosk = await kioskOfActor(actor)
  // An enrolled screen shows what it was enrolled for, unless its address says otherwise.
  const { playlist: kept, ...settings } = kiosk?.settings ?? { playlist: null }
  const asked = wallOptions({ ...settings, area: kiosk?.area ?? undefined, ...query })
  const playlist = await playlistFor(typeof query.playlist === 'string' ? query.playlist : kept)
  const options: WallOptions = {
    ...asked,
    area: await pageArea(actor, asked.area),
    scene: kiosk?.shown?.scene ?? playlist?.[0]?.scene ?? asked.scene,
    playlist,
    kiosk: kiosk?.id ?? null,
    shown: kiosk?.shown ?? null,
  }
  const lang = (await getLocale()) === 'en' ? 'en' : 'zh'
  const { wall, common, indexPage } = await getMessages()
  const snapshot = await wallSnapshot({
    area: options.area,
    lang,
    scene: options.scene,
    own: scopeOfActor(actor),
  }).catch((error: unknown) => {
    if (error instanceof Problem && error.code === 'unknown-area') notFound()
    throw error
  })
  return (
    <NextIntlClientProvider messages={{ wall, common, indexPage: { domain: indexPage.domain } }}>
      <Wall
        first={snapshot}
        ground={<GroundPlan ground={cityGround()} map={snapshot.map} />}
        options={options}
        nonce={(await headers()).get(nonceHeader) ?? undefined}
      />
    </NextIntlClientProvider>
  )
}
