import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { getTranslations } from 'next-intl/server'
import { pageActor } from '@/app/page-actor'
import { currentCity } from '@/features/areas/server'
import { supervisingRatings } from '@/features/ratings'
import { invitationSheets, linkSecret } from '@/features/ratings/server'
import { InvitationSheets } from '@/features/ratings/ui/desk/invitation-sheets'
import { config } from '@/platform/config'
import { clock } from '@/platform/current-clock'
import { database } from '@/platform/db/client'

export const dynamic = 'force-dynamic'

interface SheetProps {
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('ratings'))('sheet.title'), referrer: 'no-referrer' }
}

/** Sheets to be printed: one link or a whole round, for the counter and for the licence. */
export default async function SheetPage({ searchParams }: SheetProps) {
  const [search, actor, asked] = await Promise.all([searchParams, pageActor(supervisingRatings), headers()])
  const city = currentCity()
  const place = { sql: database(), secret: await linkSecret() }
  const ids = [search.id ?? []].flat()
  const round = typeof search.round === 'string' ? search.round : ''
  const sheets = await invitationSheets(place, actor, { ids, round, at: clock().now() })
  const baseUrl = config().publicUrl ?? `http://${asked.get('host')}`
  return (
    <InvitationSheets sheets={sheets} city={city.name} timeZone={city.timezone} baseUrl={baseUrl.replace(/\/+$/, '')} />
  )
}
