import type { Sql } from '@/platform/db/client'
import type { Actor } from '@/shared/auth'
import { type City, lookAt, scopeOf } from '../../areas'
import { caseNumbers } from '../../cases/server'
import { datasets } from '../../datasets'
import { openFlags, readClearedFlags } from '../../flags/server'
import { areaIndexOf, type Freshness, freshness, indicatorQuery, shownIndex } from '../../indicators/server'
import { ratingsSummary } from '../../ratings/server'
import { dutyNow } from '../../rota/server'
import { orderList } from '../../supervision/server'
import type { BriefDay } from '../domain/brief-day'

export interface BriefQuestion {
  readonly city: City
  readonly actor: Actor
  /** Code of an area, body or group; absent: the city. */
  readonly area: string | undefined
  readonly day: BriefDay
}

const MOST_CLEARED = 10_000
const ORDERS_A_PAGE = 1000

/**
 * The words and numbers of a brief, each by the query of the page that shows it: what stands at the moment of the day,
 * and what happened on the day before.
 * @throws Problem 400 `unknown-area`
 */
export async function dailyBrief(sql: Sql, question: BriefQuestion) {
  const { city, day, area } = question
  const past = day.isPast ? { at: day.at } : {}
  const asked = { sql, city, clock: { now: () => day.at } }
  const filter = { counters: [], statuses: [], ...(area === undefined ? {} : { area }), ...past }
  const [index, reported, standing, flags, cleared, orders, ratings, duty, feeds] = await Promise.all([
    indexOf(sql, question),
    caseNumbers(asked, { ...filter, from: day.before.from, to: day.before.to }),
    caseNumbers(asked, filter),
    openFlags(sql, { at: day.at, area, isPast: day.isPast }),
    readClearedFlags(sql, lookAt(day.at, city.timezone, scopeOf(city, area)), MOST_CLEARED),
    ordersOf(sql, question),
    ratingsSummary(sql, city, { area, at: day.at }),
    dutyNow(sql, city, day.at),
    freshness(
      sql,
      datasets.map(each => each.name),
      new Map(),
      day.at,
    ),
  ])
  const isOfDayBefore = (moment: Date) => moment >= day.before.from && moment < day.before.to
  const lamps = flags.filter(each => each.subject !== 'unit')
  const gone = cleared.filter(each => each.subject !== 'unit')
  return {
    index,
    cases: { reported, standing },
    lamps: {
      red: lamps.filter(each => each.colour === 'red'),
      yellow: lamps.filter(each => each.colour === 'yellow').length,
      lit: [...lamps, ...gone].filter(each => isOfDayBefore(each.since)).length,
      cleared: gone.filter(each => isOfDayBefore(each.clearedAt)).length,
    },
    flags: flags.filter(each => each.subject === 'unit'),
    orders,
    ratings: ratings.levels,
    duty: duty.items.filter(each => each.by !== 'standing' && each.person !== null),
    feeds: {
      late: feeds.flatMap(lateSources),
      missing: feeds.filter(each => each.state === 'missing').map(each => each.title),
    },
  }
}

export type DailyBrief = Awaited<ReturnType<typeof dailyBrief>>

const lateSources = ({ title, sources }: Freshness) =>
  sources.filter(each => each.state === 'late').map(({ source, text }) => ({ title, source, text }))

/** The live index, or of a day that is over the one that was shown at its end. */
const indexOf = (sql: Sql, { city, area, day }: BriefQuestion) =>
  day.isPast
    ? shownIndex(sql, area ?? city.code, day.at, city.timezone)
    : areaIndexOf(sql, city, indicatorQuery(city, new URLSearchParams(area === undefined ? {} : { area })), day.at)

/** Open orders by what they wait for, and those whose day is today. */
async function ordersOf(sql: Sql, { city, actor, area, day }: BriefQuestion) {
  const query = {
    state: 'open' as const,
    limit: ORDERS_A_PAGE,
    ...(area === undefined ? {} : { area }),
    ...(day.isPast ? { at: day.at.toISOString() } : {}),
  }
  const looking = { city, actor, at: day.at }
  let page = await orderList(sql, looking, query)
  const { counts } = page
  let dueToday = 0
  for (;;) {
    dueToday += page.items.filter(
      ({ dueAt, reportedAt }) => dueAt !== null && reportedAt === null && dueAt > day.before.to && dueAt <= day.end,
    ).length
    if (page.next === null) return { counts, dueToday }
    page = await orderList(sql, looking, { ...query, cursor: page.next })
  }
}
