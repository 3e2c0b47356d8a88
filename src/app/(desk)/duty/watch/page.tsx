import type { Metadata } from 'next'
import { NextIntlClientProvider } from 'next-intl'
import { getLocale, getMessages, getTranslations } from 'next-intl/server'
import { pageActor } from '@/app/page-actor'
import { currentCity } from '@/features/areas/server'
import { switchingMode } from '@/features/emergency'
import { modeNow } from '@/features/emergency/server'
import { ModePanel } from '@/features/emergency/ui/mode-panel'
import { keepingDuty } from '@/features/rota'
import { dutyNow, handoverSheets } from '@/features/rota/server'
import { DutyPanel } from '@/features/rota/ui/duty-panel'
import { clock } from '@/platform/current-clock'
import { database } from '@/platform/db/client'
import { isAllowed } from '@/shared/auth'
import { DeskPage } from '@/ui/shell/desk-page'
import './watch.css'

export const dynamic = 'force-dynamic'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations()
  return { title: `${t('watch.title')} · ${t('common.product')}` }
}

/** The watch: the city's mode, who is on duty, and what one shift hands to the next. */
export default async function WatchPage() {
  const actor = await pageActor(keepingDuty)
  const city = currentCity()
  const lang = (await getLocale()) === 'en' ? 'en' : 'zh'
  const at = clock().now()
  const sql = database()
  const [t, { watch }, mode, duty, sheets] = await Promise.all([
    getTranslations('watch'),
    getMessages(),
    modeNow(sql, city, at),
    dutyNow(sql, city, at),
    handoverSheets(sql, actor),
  ])
  return (
    <DeskPage title={t('title')} lead={t('lead')}>
      <NextIntlClientProvider messages={{ watch }}>
        <div className="wt">
          <ModePanel first={mode} lang={lang} maySwitch={isAllowed(actor, switchingMode)} />
          <DutyPanel
            now={duty}
            sheets={sheets}
            lang={lang}
            timeZone={city.timezone}
            mayKeep={isAllowed(actor, keepingDuty)}
          />
        </div>
      </NextIntlClientProvider>
    </DeskPage>
  )
}
