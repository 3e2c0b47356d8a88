import type { Metadata } from 'next'
import Link from 'next/link'
import { NextIntlClientProvider } from 'next-intl'
import { getLocale, getMessages, getTranslations } from 'next-intl/server'
import { pageActor, pageArea } from '@/app/page-actor'
import { currentCity } from '@/features/areas/server'
import { handlingDeliveries } from '@/features/deliveries'
import { deliveryList } from '@/features/deliveries/server'
import { DeliveriesView } from '@/features/deliveries/ui/deliveries-view'
import { readingFollowUps, readingRatings, supervisingRatings } from '@/features/ratings'
import {
  followUpList,
  INVITATION_MESSAGE,
  listInvitations,
  listRounds,
  ratingsSummary,
  ruleVersions,
} from '@/features/ratings/server'
import { FollowUpsView } from '@/features/ratings/ui/desk/follow-ups-view'
import { LinksView } from '@/features/ratings/ui/desk/links-view'
import { RuleView } from '@/features/ratings/ui/desk/rule-view'
import { SummaryView } from '@/features/ratings/ui/desk/summary-view'
import { clock } from '@/platform/current-clock'
import { database } from '@/platform/db/client'
import { type AnyPermission, isAllowed } from '@/shared/auth'
import { DeskPage } from '@/ui/shell/desk-page'
import '@/features/ratings/ui/desk/ratings.css'

export const dynamic = 'force-dynamic'

interface RatingsProps {
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations()
  return { title: `${t('ratings.title')} · ${t('common.product')}` }
}

type View = 'summary' | 'words' | 'links' | 'sent' | 'rule'
const views: Record<View, AnyPermission> = {
  summary: readingRatings,
  words: readingFollowUps,
  links: supervisingRatings,
  sent: handlingDeliveries,
  rule: readingRatings,
}

/** Scores of investors; the tabs are those the reader has a right to. */
export default async function RatingsPage({ searchParams }: RatingsProps) {
  const [search, actor, locale, t, messages] = await Promise.all([
    searchParams,
    pageActor(),
    getLocale(),
    getTranslations('ratings'),
    getMessages(),
  ])
  const lang = locale === 'en' ? 'en' : 'zh'
  const open = (Object.keys(views) as View[]).filter(each => isAllowed(actor, views[each]))
  const view = open.find(each => each === search.view) ?? 'summary'
  await pageActor(views[view])
  const city = currentCity()
  const sql = database()
  const at = clock().now()
  const summary = await ratingsSummary(sql, city, { area: await pageArea(actor, undefined), at })
  const { timezone: timeZone } = city
  const content = {
    summary: async () => <SummaryView summary={summary} lang={lang} />,
    words: async () => (
      <FollowUpsView
        rows={await followUpList(sql, city, actor, at)}
        lang={lang}
        timeZone={timeZone}
        unit={actor.kind === 'person' ? actor.unit : null}
        canPublish={isAllowed(actor, supervisingRatings)}
      />
    ),
    links: async () => (
      <LinksView
        invitations={await listInvitations(sql, 200)}
        rounds={await listRounds(sql, 50)}
        at={at.toISOString()}
        timeZone={timeZone}
      />
    ),
    sent: async () => <DeliveriesView list={await deliveryList(sql, actor, INVITATION_MESSAGE)} timeZone={timeZone} />,
    rule: async () => (
      <RuleView
        rule={summary.rule}
        versions={await ruleVersions(sql)}
        timeZone={timeZone}
        canChange={isAllowed(actor, supervisingRatings)}
      />
    ),
  }[view]
  return (
    <DeskPage title={t('title')} lead={t('lead', { days: summary.rule.days })}>
      <nav className="rt-tabs" aria-label={t('title')}>
        {open.map(each => (
          <Link
            key={each}
            href={each === 'summary' ? '/ratings' : `/ratings?view=${each}`}
            aria-current={each === view ? 'page' : undefined}
          >
            {t(`tabs.${each}`)}
          </Link>
        ))}
      </nav>
      <NextIntlClientProvider
        messages={{ ratings: messages.ratings, sentFiles: messages.sentFiles, deliveries: messages.deliveries }}
      >
        {await content()}
      </NextIntlClientProvider>
    </DeskPage>
  )
}
