import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { NextIntlClientProvider } from 'next-intl'
import { getLocale, getMessages, getTranslations } from 'next-intl/server'
import { pageActor } from '@/app/page-actor'
import { currentCity } from '@/features/areas/server'
import { afterAction } from '@/features/emergency/server'
import { AfterActionSheet } from '@/features/emergency/ui/room/after-action'
import { clock } from '@/platform/current-clock'
import { database } from '@/platform/db/client'
import { Problem } from '@/shared/problem'
import { DeskPage } from '@/ui/shell/desk-page'
import { plainSearch } from '../../../../desk/plain-search'

export const dynamic = 'force-dynamic'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations()
  return { title: `${t('room.after.title')} · ${t('common.product')}` }
}

interface AfterActionPageProps {
  readonly params: Promise<{ readonly id: string }>
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** The after-action report of an emergency, with everything its room held; `?report=` one situation report alone. */
export default async function AfterActionPage({ params, searchParams }: AfterActionPageProps) {
  await pageActor()
  const city = currentCity()
  const lang = (await getLocale()) === 'en' ? 'en' : 'zh'
  const { report: asked } = plainSearch(await searchParams)
  const id = Number((await params).id)
  if (!Number.isSafeInteger(id)) notFound()
  const [t, { room }, report] = await Promise.all([
    getTranslations('room'),
    getMessages(),
    known(afterAction(database(), city, id, clock().now())),
  ])
  const only = report?.reports.find(each => each.number === Number(asked)) ?? null
  if (report === null || (asked !== undefined && only === null)) notFound()
  return (
    <DeskPage title={only ? t('reports.title') : t('after.title')} layout="narrow">
      <NextIntlClientProvider messages={{ room }}>
        <AfterActionSheet
          report={report}
          only={only}
          units={Object.fromEntries([...city.units.values()].map(({ code, name }) => [code, name[lang]]))}
          lang={lang}
          timeZone={city.timezone}
        />
      </NextIntlClientProvider>
    </DeskPage>
  )
}

const known = <T,>(report: Promise<T>): Promise<T | null> =>
  report.catch((error: unknown) => {
    if (error instanceof Problem) return null
    throw error
  })
