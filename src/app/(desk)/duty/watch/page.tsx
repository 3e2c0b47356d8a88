import type { Metadata } from 'next'
import { NextIntlClientProvider } from 'next-intl'
import { getLocale, getMessages, getTranslations } from 'next-intl/server'
import { pageActor } from '@/app/page-actor'
import { currentCity } from '@/features/areas/server'
import { switchingMode } from '@/features/emergency'
import { capAlerts, modeNow } from '@/features/emergency/server'
import { AlertsPanel } from '@/features/emergency/ui/alerts-panel'
import { ModePanel } from '@/features/emergency/ui/mode-panel'
import { keepingDuty } from '@/features/rota'
import { dutyNow, handoverSheets, newestCalls } from '@/features/rota/server'
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

const SHOWN_CALLS = 12

interface WatchPageProps {
  readonly searchParams: Promise<{ readonly alert?: string | string[] }>
}

/** The watch: the city's mode, who is on duty, and what one shift hands to the next. */
export default async function WatchPage({ searchParams }: WatchPageProps) {
  const actor = await pageActor(keepingDuty)
  const city = currentCity()
  const lang = (await getLocale()) === 'en' ? 'en' : 'zh'
  const at = clock().now()
  const sql = database()
  const [t, { watch }, mode, duty, calls, sheets, alerts] = await Promise.all([
    getTranslations('watch'),
    getMessages(),
    modeNow(sql, city, at),
    dutyNow(sql, city, at),
    newestCalls(sql, SHOWN_CALLS),
    handoverSheets(sql, actor),
    capAlerts(sql, city, at),
  ])
  const maySwitch = isAllowed(actor, switchingMode)
  const { alert } = await searchParams
  const asked = mode.mode === 'normal' ? alerts.find(each => each.id === alert) : undefined
  const reasonOf = ({ words, sender }: (typeof alerts)[number]) =>
    t('alerts.because', { headline: words[lang].headline, sender })
  return (
    <DeskPage title={t('title')} lead={t('lead')}>
      <NextIntlClientProvider messages={{ watch }}>
        <div className="wt">
          <ModePanel
            key={asked?.id}
            first={mode}
            lang={lang}
            timeZone={city.timezone}
            maySwitch={maySwitch}
            proposal={asked?.plan ? { plan: asked.plan.code, reason: reasonOf(asked) } : null}
          />
          <AlertsPanel first={alerts} lang={lang} timeZone={city.timezone} maySwitch={maySwitch} />
          <DutyPanel
            now={duty}
            calls={calls}
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
