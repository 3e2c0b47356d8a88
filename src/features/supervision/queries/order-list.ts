import { z } from 'zod'
import type { Connection } from '@/platform/db/client'
import { readCursor, writeCursor } from '@/platform/http/cursor'
import { type Actor, isAllowed } from '@/shared/auth'
import { maskedText } from '@/shared/personal'
import { type City, scopeOf } from '../../areas'
import { cityCalendar } from '../../datasets/server'
import { OWN_SOURCE } from '../../sources/server'
import { versionOf } from '../commands/act-on-order'
import { countOrders, listOrders, type OrderRow } from '../data/order-list.queries'
import { clockIn, mostDays, pauseAt } from '../domain/order-clock'
import { commandsNow, type OrderCommand, orderStates } from '../domain/order-life'
import { rightOf, takingLetters } from '../domain/policies'
import { whereaboutsOf } from '../domain/whereabouts'
import { namesOf } from './names'

const moment = z.iso.datetime({ offset: true })
export const orderQuery = z.object({
  unit: z.string().optional(),
  state: z.enum([...orderStates, 'open', 'overdue']).optional(),
  /** Record id of one order: what the code on a letter leads to. */
  order: z.string().optional(),
  area: z.string().optional(),
  at: moment.optional(),
  known: moment.optional(),
  limit: z.coerce.number().int().min(1).max(1000).default(100),
  cursor: z.string().optional(),
})
export type OrderQuery = z.infer<typeof orderQuery>

/** Who looks, at which city, when. */
export interface Looking {
  readonly city: City
  readonly actor: Actor
  readonly at: Date
}

/**
 * A page of orders with the numbers of the whole answer by state. `at` is fixed by the first page.
 * @throws Problem 400 `unknown-area` `bad-cursor`
 */
export async function orderList(sql: Connection, { city, actor, at: now }: Looking, query: OrderQuery) {
  const { limit, cursor: text, at, known, ...asked } = query
  const bound = { orders: asked, at: at ?? null, known: known ?? null }
  const cursor = text === undefined ? null : readCursor(bound, text)
  const when = {
    at: new Date(cursor?.at ?? at ?? now),
    isPast: at !== undefined,
    known: known === undefined ? null : new Date(known),
  }
  const filter = {
    scope: scopeOf(city, asked.area),
    unit: asked.unit ?? null,
    state: asked.state ?? null,
    problem: null,
    ...(asked.order === undefined ? {} : { id: asked.order }),
  }
  const [rows, counts] = await Promise.all([
    listOrders(sql, when, filter, { after: cursor?.after ?? null, limit: limit + 1 }),
    countOrders(sql, when, filter),
  ])
  const last = rows.length > limit ? rows[limit - 1] : undefined
  return {
    at: when.at.toISOString(),
    items: rows.slice(0, limit).map(row => orderOf(row, { city, actor, at: when.at })),
    counts,
    next: last
      ? writeCursor(bound, {
          at: when.at.toISOString(),
          known: known ?? null,
          after: [last.issuedAt.toISOString(), last.id],
        })
      : null,
  }
}

/** What whoever looks may do with an order where it stands; nothing with one that another system keeps. */
function commandsFor(row: OrderRow, { actor, city, at }: Looking): OrderCommand[] {
  if (row.source !== OWN_SOURCE) return []
  const place = whereaboutsOf({ ...row }, city)
  const then = { clock: clockIn({ ...row }), limits: city.clocks.order, now: at.getTime() }
  return (['unit', 'supervisor'] as const).flatMap(party =>
    isAllowed(actor, rightOf(party), place) ? commandsNow(row.state, party, then) : [],
  )
}

const DAY = 86_400_000

/**
 * What is left of an order's clock: working days until its day ends, or days past it; null once it is reported.
 * `stoppedTo`: it stands still until then.
 */
function clockOf(row: OrderRow, at: Date, city: City) {
  const { dueAt, reportedAt, acceptedAt } = row
  if (dueAt === null || reportedAt !== null || acceptedAt !== null) return null
  const over = at.getTime() - dueAt.getTime()
  if (over >= 0) return { left: 0, over: Math.floor(over / DAY) + 1, stoppedTo: null }
  const calendar = cityCalendar(city)
  const pause = pauseAt(clockIn({ ...row }), at.getTime())
  // while the clock stands still no day is used: those that are left begin when it goes on
  const from = pause ? Math.min(pause.to, dueAt.getTime() - 1) : at.getTime()
  const left = calendar.workdaysAfter(from, dueAt.getTime() - 1)
  return { left, over: 0, stoppedTo: pause ? new Date(pause.to) : null }
}

/** An order as the interface tells it to whoever looks. */
export function orderOf(row: OrderRow, { city, actor, at }: Looking) {
  const names = namesOf(city)
  const { knownFrom, pauses: _, ...rest } = row
  const clock = clockIn({ ...row })
  const limits = city.clocks.order
  return {
    ...rest,
    pauses: clock.pauses.map(({ from, to, reason }) => ({
      from: new Date(from),
      to: new Date(to),
      reason: reason === null ? null : maskedText(reason),
    })),
    /** The most working days that may still be given. */
    mostDays: { extend: mostDays('extend', clock, limits), suspend: mostDays('suspend', clock, limits) },
    text: row.text === null ? null : maskedText(row.text),
    report: row.report === null ? null : maskedText(row.report),
    version: versionOf(knownFrom),
    may: commandsFor(row, { actor, city, at }),
    mayTakeLetter: isAllowed(actor, takingLetters, whereaboutsOf({ ...row }, city)),
    clock: clockOf(row, at, city),
    unitName: names.unit(row.unit),
    districtName: names.area(row.district),
    evidence: row.evidence ?? [],
  }
}

export type ListedOrder = ReturnType<typeof orderOf>
export type OrderList = Awaited<ReturnType<typeof orderList>>
