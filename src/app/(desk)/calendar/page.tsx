import type { Metadata } from 'next'
import { NextIntlClientProvider } from 'next-intl'
import { getMessages, getTranslations } from 'next-intl/server'
import { Fragment } from 'react'
import { pageActor } from '@/app/page-actor'
import { currentCity } from '@/features/areas/server'
import { keepingCalendar } from '@/features/calendar'
import { calendarChanges } from '@/features/calendar/server'
import { CalendarChanges } from '@/features/calendar/ui/calendar-changes'
import { calendarYear, calendarYears, cityCalendar } from '@/features/datasets/server'
import { CalendarMonths } from '@/features/datasets/ui/calendar-months'
import { clock } from '@/platform/current-clock'
import { database } from '@/platform/db/client'
import { isAllowed } from '@/shared/auth'
import { FilterRow } from '@/ui/desk/filter-row'
import { DeskPage } from '@/ui/shell/desk-page'
import { plainSearch } from '../../desk/plain-search'
import '@/features/datasets/ui/calendar.css'

export const dynamic = 'force-dynamic'

interface CalendarProps {
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations()
  return { title: `${t('calendar.title')} · ${t('common.product')}` }
}

/** The working calendar by which every clock counts: one year, its holidays, made-up days and announcement. */
export default async function CalendarPage({ searchParams }: CalendarProps) {
  const [actor, asked, t, messages] = await Promise.all([
    pageActor(),
    searchParams,
    getTranslations('calendar'),
    getMessages(),
  ])
  const { lang: _, ...search } = plainSearch(asked)
  const city = currentCity()
  const today = cityCalendar(city).dayOf(clock().now().getTime())
  const current = Number(today.slice(0, 4))
  const years = [...new Set([...calendarYears(city), current])].sort((a, b) => a - b)
  const year = calendarYear(city, years.find(each => String(each) === search.year) ?? current)
  const hours = city.workingHours.map(([from, to]) => `${from}–${to}`).join(t('and'))
  return (
    <DeskPage title={t('title')} lead={t('lead', { hours })}>
      <FilterRow
        label={t('year')}
        path="/calendar"
        search={search}
        name="year"
        choices={years.map(each => ({ value: each === current ? null : String(each), label: String(each) }))}
      />
      <p className="cal-note" data-provisional={year.isProvisional || undefined}>
        {year.isProvisional
          ? t('provisional', { year: String(year.year), count: year.workdays })
          : t.rich('announced', {
              year: String(year.year),
              count: year.workdays,
              papers: () => <Papers papers={year.announced} and={t('and')} />,
            })}
      </p>
      <NextIntlClientProvider messages={{ calendar: messages.calendar, desk: messages.desk }}>
        <CalendarChanges
          changes={(await calendarChanges(database())).toReversed()}
          today={today}
          timeZone={city.timezone}
          mayKeep={isAllowed(actor, keepingCalendar)}
        />
      </NextIntlClientProvider>
      <CalendarMonths year={year} today={today} />
    </DeskPage>
  )
}

/** Announcements by their number; one that is an address is a link. */
function Papers({ papers, and }: { readonly papers: readonly string[]; readonly and: string }) {
  return papers.map((paper, place) => (
    <Fragment key={paper}>
      {place > 0 ? and : null}
      {paper.startsWith('https://') ? <a href={paper}>{new URL(paper).hostname}</a> : paper}
    </Fragment>
  ))
}
