import type { Metadata } from 'next'
import { NextIntlClientProvider } from 'next-intl'
import { getLocale, getMessages, getTranslations } from 'next-intl/server'
import { pageActor } from '@/app/page-actor'
import { currentCity } from '@/features/areas/server'
import { caseNames } from '@/features/cases/server'
import { editingMatrix } from '@/features/matrix'
import { matrixPage } from '@/features/matrix/server'
import { MatrixDesk } from '@/features/matrix/ui/matrix-desk'
import { clock } from '@/platform/current-clock'
import { database } from '@/platform/db/client'
import { isAllowed } from '@/shared/auth'
import { DeskPage } from '@/ui/shell/desk-page'

export const dynamic = 'force-dynamic'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations()
  return { title: `${t('matrix.title')} · ${t('common.product')}` }
}

interface MatrixRouteProps {
  readonly searchParams: Promise<{ readonly ruling?: string | string[]; readonly q?: string | string[] }>
}

/** Who answers for what. */
export default async function MatrixRoute({ searchParams }: MatrixRouteProps) {
  const { ruling, q } = await searchParams
  const actor = await pageActor()
  const city = currentCity()
  const lang = (await getLocale()) === 'en' ? 'en' : 'zh'
  const [t, { matrix }, page] = await Promise.all([
    getTranslations('matrix'),
    getMessages(),
    matrixPage(database(), city, clock().now()),
  ])
  return (
    <DeskPage title={t('title')} lead={t('lead')}>
      <NextIntlClientProvider messages={{ matrix }}>
        <MatrixDesk
          page={JSON.parse(JSON.stringify(page))}
          names={caseNames(city, lang)}
          mayEdit={isAllowed(actor, editingMatrix)}
          ruling={typeof ruling === 'string' && /^\d{1,15}$/.test(ruling) ? Number(ruling) : null}
          wanted={typeof q === 'string' ? q.slice(0, 60) : ''}
        />
      </NextIntlClientProvider>
    </DeskPage>
  )
}
