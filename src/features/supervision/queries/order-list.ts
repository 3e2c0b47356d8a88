import { z } from 'zod'
import type { Connection } from '@/platform/db/client'
import { readCursor, writeCursor } from '@/platform/http/cursor'
import { maskedText } from '@/shared/personal'
import { type City, scopeOf } from '../../areas'
import { versionOf } from '../commands/act-on-order'
import { countOrders, listOrders, type OrderRow } from '../data/order-list.queries'
import { orderStates } from '../domain/order-life'
import { namesOf } from './names'

const moment = z.iso.datetime({ offset: true })
export const orderQuery = z.object({
  unit: z.string().optional(),
  state: z.enum([...orderStates, 'open', 'overdue']).optional(),
  area: z.string().optional(),
  at: moment.optional(),
  known: moment.optional(),
  limit: z.coerce.number().int().min(1).max(1000).default(100),
  cursor: z.string().optional(),
})
export type OrderQuery = z.infer<typeof orderQuery>

/**
 * A page of orders with the numbers of the whole answer by state. `at` is fixed by the first page.
 * @throws Problem 400 `unknown-area` `bad-cursor`
 */
export async function orderList(sql: Connection, city: City, query: OrderQuery, now: Date) {
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
  }
  const [rows, counts] = await Promise.all([
    listOrders(sql, when, filter, { after: cursor?.after ?? null, limit: limit + 1 }),
    countOrders(sql, when, filter),
  ])
  const last = rows.length > limit ? rows[limit - 1] : undefined
  return {
    at: when.at.toISOString(),
    items: rows.slice(0, limit).map(row => orderOf(row, city)),
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

/** An order as the interface tells it. */
export function orderOf({ knownFrom, source, ...row }: OrderRow, city: City) {
  const names = namesOf(city)
  return {
    ...row,
    text: row.text === null ? null : maskedText(row.text),
    report: row.report === null ? null : maskedText(row.report),
    version: versionOf(knownFrom),
    source,
    unitName: names.unit(row.unit),
    districtName: names.area(row.district),
    evidence: row.evidence ?? [],
  }
}

export type ListedOrder = ReturnType<typeof orderOf>
export type OrderList = Awaited<ReturnType<typeof orderList>>
