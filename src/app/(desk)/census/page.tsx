import type { Metadata } from 'next'
import { NextIntlClientProvider } from 'next-intl'
import { getLocale, getMessages, getTranslations } from 'next-intl/server'
import { pageActor } from '@/app/page-actor'
import { currentCity, dayOf } from '@/features/areas/server'
import { planningCensus } from '@/features/census'
import { censusRound, censusRounds } from '@/features/census/server'
import { PlanRound } from '@/features/census/ui/plan-round'
import { RoundDetail } from '@/features/census/ui/round-detail'
import { RoundList } from '@/features/census/ui/round-list'
import { clock } from '@/platform/current-clock'
import { database } from '@/platform/db/client'
import { isAllowed } from '@/shared/auth'
import { Problem } from '@/shared/problem'
import { DeskPage } from '@/ui/shell/desk-page'
import { plainSearch } from '../../desk/plain-search'
import { flatGround } from '../flat-ground'

export const dynamic = 'force-dynamic'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations()
  return { title: `${t('census.title')} · ${t('common.product')}` }
}

interface CensusRouteProps {
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** Rounds of the component census, and one of them in full. */
export default async function CensusRoute({ searchParams }: CensusRouteProps) {
  const actor = await pageActor()
  const { round: chosen } = plainSearch(await searchParams)
  const city = currentCity()
  const lang = (await getLocale()) === 'en' ? 'en' : 'zh'
  const asked = { sql: database(), city, clock: clock(), actor }
  const [t, { census }, ground, rounds, detail] = await Promise.all([
    getTranslations('census'),
    getMessages(),
    flatGround(city),
    censusRounds(asked),
    chosen === undefined ? null : known(censusRound(asked, chosen)),
  ])
  const area = (code: string) => city.areas.get(code)?.name[lang] ?? code
  const named = ({
    code,
    name,
  }: {
    readonly code: string
    readonly name: { readonly zh: string; readonly en: string }
  }) => ({
    code,
    name: name[lang],
  })
  const mayPlanIn = (code: string) => isAllowed(actor, planningCensus, { areas: [code, city.code] })
  const choices = {
    districts: city.districts
      .filter(each => mayPlanIn(each.code))
      .map(each => ({ ...named(each), streets: city.children(each.code).map(named) })),
    units: [...city.units.values()].filter(each => each.kind === 'crew').map(named),
    groups: [
      ...new Set([...city.classes.values()].filter(each => each.kind === 'component').map(each => each.group)),
    ].sort(),
    today: dayOf(asked.clock.now(), city.timezone),
  }
  return (
    <NextIntlClientProvider messages={{ census }}>
      <DeskPage
        title={t('title')}
        lead={t('lead')}
        actions={isAllowed(actor, planningCensus) ? <PlanRound choices={choices} ground={{ ...ground, lang }} /> : null}
      >
        <div className="cn">
          <RoundList rounds={rounds} chosen={chosen ?? null} areaName={area} />
          {chosen !== undefined && detail === null ? (
            <p className="dk-card" role="alert">
              {t('unknownRound')}
            </p>
          ) : null}
          {detail ? (
            <RoundDetail round={detail} names={{ area, cls: code => city.classes.get(code)?.name[lang] ?? code }} />
          ) : null}
        </div>
      </DeskPage>
    </NextIntlClientProvider>
  )
}

/** A round, or null where there is none for this reader. */
const known = <T,>(round: Promise<T>): Promise<T | null> =>
  round.catch((error: unknown) => {
    if (error instanceof Problem) return null
    throw error
  })
