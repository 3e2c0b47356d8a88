import type { Metadata } from 'next'
import { NextIntlClientProvider } from 'next-intl'
import { getLocale, getMessages, getTranslations } from 'next-intl/server'
import { pageActor } from '@/app/page-actor'
import { currentCity } from '@/features/areas/server'
import { keepingRoom } from '@/features/emergency'
import { pastEmergencies, roomNow } from '@/features/emergency/server'
import { RoomPage } from '@/features/emergency/ui/room/room-page'
import { clock } from '@/platform/current-clock'
import { database } from '@/platform/db/client'
import { isAllowed } from '@/shared/auth'
import { DeskPage } from '@/ui/shell/desk-page'
import { flatGround } from '../../flat-ground'

export const dynamic = 'force-dynamic'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations()
  return { title: `${t('room.title')} · ${t('common.product')}` }
}

/** The incident room of the emergency that holds; in normal mode what it is for, and the past ones. */
export default async function IncidentRoomPage() {
  const actor = await pageActor()
  const city = currentCity()
  const lang = (await getLocale()) === 'en' ? 'en' : 'zh'
  const at = clock().now()
  const sql = database()
  const [t, { room }, first, past, ground] = await Promise.all([
    getTranslations('room'),
    getMessages(),
    roomNow(sql, city, at),
    pastEmergencies(sql, city, at),
    flatGround(city),
  ])
  return (
    <DeskPage title={t('title')} lead={t('lead')}>
      <NextIntlClientProvider messages={{ room }}>
        <RoomPage
          first={first}
          past={past}
          units={Object.fromEntries([...city.units.values()].map(({ code, name }) => [code, name[lang]]))}
          phones={Object.fromEntries([...city.units.values()].map(({ code, phone }) => [code, phone]))}
          lang={lang}
          timeZone={city.timezone}
          ground={ground}
          mayKeep={isAllowed(actor, keepingRoom)}
        />
      </NextIntlClientProvider>
    </DeskPage>
  )
}
