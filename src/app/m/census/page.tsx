import type { Metadata } from 'next'
import { forbidden } from 'next/navigation'
import { NextIntlClientProvider } from 'next-intl'
import { getLocale, getMessages, getTranslations } from 'next-intl/server'
import { pageActor } from '@/app/page-actor'
import { currentCity } from '@/features/areas/server'
import { surveying } from '@/features/census'
import { walkOf } from '@/features/census/server'
import { CollectorPage } from '@/features/census/ui/phone/collector-page'
import { config } from '@/platform/config'
import { clock } from '@/platform/current-clock'
import { database } from '@/platform/db/client'
import { PhoneHead } from '@/ui/shell/phone-head'

export const dynamic = 'force-dynamic'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('collector'))('name') }
}

/** The collector's list of a census on a phone. */
export default async function CollectorRoute() {
  const actor = await pageActor(surveying)
  if (actor.kind !== 'person' || actor.unit === null) forbidden()
  const city = currentCity()
  const lang = (await getLocale()) === 'en' ? 'en' : 'zh'
  const walk = await walkOf({ sql: database(), city, clock: clock(), actor })
  const { collector } = await getMessages()
  const components = [...city.classes.values()].filter(each => each.kind === 'component')
  const cells = new Set(walk.rounds.flatMap(each => each.cells))
  return (
    <>
      <PhoneHead city={city.name[lang]} isDemo={config().demo} />
      <NextIntlClientProvider messages={{ collector }}>
        <CollectorPage
          first={JSON.parse(JSON.stringify(walk))}
          whose={`${actor.unit},${actor.id}`}
          names={{
            classes: Object.fromEntries(components.map(({ code, name }) => [code, name[lang]])),
            cells: Object.fromEntries([...cells].map(cell => [cell, city.areas.get(cell)?.name[lang] ?? cell])),
          }}
        />
      </NextIntlClientProvider>
    </>
  )
}
