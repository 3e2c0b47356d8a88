import type { Metadata } from 'next'
import { forbidden } from 'next/navigation'
import { NextIntlClientProvider } from 'next-intl'
import { getLocale, getMessages, getTranslations } from 'next-intl/server'
import { pageActor } from '@/app/page-actor'
import { currentCity } from '@/features/areas/server'
import { casePermissions } from '@/features/cases'
import { caseList, caseNames, parseCaseQuery } from '@/features/cases/server'
import { CrewPage } from '@/features/cases/ui/crew/crew-page'
import { crewQueries, withNoted } from '@/features/cases/ui/crew/crew-tasks'
import { config } from '@/platform/config'
import { clock } from '@/platform/current-clock'
import { database } from '@/platform/db/client'
import { PhoneHead } from '@/ui/shell/phone-head'

export const dynamic = 'force-dynamic'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('crew'))('name') }
}

/** My tasks on a phone. */
export default async function CrewRoute() {
  const actor = await pageActor(casePermissions.accept)
  if (actor.kind !== 'person' || actor.unit === null) forbidden()
  const city = currentCity()
  const lang = (await getLocale()) === 'en' ? 'en' : 'zh'
  const handlers = [actor.unit, actor.id]
  const asked = { sql: database(), city, clock: clock() }
  const [work, noted] = crewQueries(handlers.join(','))
  const first = withNoted(await caseList(asked, parseCaseQuery(work)), await caseList(asked, parseCaseQuery(noted)))
  const { crew, cases } = await getMessages()
  return (
    <>
      <PhoneHead city={city.name[lang]} isDemo={config().demo} />
      <NextIntlClientProvider messages={{ crew, cases }}>
        <CrewPage
          first={JSON.parse(JSON.stringify(first))}
          names={caseNames(city, lang)}
          unit={actor.unit}
          handlers={handlers}
          lang={lang}
        />
      </NextIntlClientProvider>
    </>
  )
}
