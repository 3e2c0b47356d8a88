import type { Connection } from '@/platform/db/client'
import { logBounds } from '@/platform/events/data/read-events'
import { type Actor, authorize, type Person } from '@/shared/auth'
import { rulesAt } from '../../flags/server'
import { countAfter, newestNotices, readMark } from '../data/notices.queries'
import { wishesOf } from '../data/wish.queries'
import { type Notice, noticeOf } from '../domain/notice'
import { readingNotices } from '../domain/policies'
import { type Subscription, subscriptionOf } from '../domain/subscription'

const DAY = 86_400_000
const SHOWN = 50
const KEPT_DAYS = 30
/** What an account that never looked is told at first. */
const FIRST_DAYS = 1
/** More than this is many. */
export const MANY = 100

export interface NoticesPage {
  readonly items: readonly Notice[]
  /** How many are unread, at most `MANY`. */
  readonly unread: number
  /** Up to here the account has read. */
  readonly read: number
  /** The last event of the log that this page knows of: what a socket goes on after. */
  readonly seq: number
  readonly follows: Subscription
}

/** What concerns a person, newest first, and how much of it is unread; one snapshot of the log. */
export async function noticesOf(sql: Connection, actor: Actor, now: Date): Promise<NoticesPage> {
  authorize(actor, readingNotices)
  const person = actor as Person
  const told = subscriptionOf(person, (await rulesAt(sql, now)).versions)
  const silent = (await wishesOf(sql, person.id)).filter(each => each.channel === 'bell' && each.pace === 'off')
  const follows = { ...told, rules: told.rules.filter(rule => !silent.some(each => each.rule === rule)) }
  const ago = (days: number) => new Date(now.getTime() - days * DAY)
  const { newest } = await logBounds(sql)
  const read = await readMark(sql, person.id)
  const [events, unread] = await Promise.all([
    newestNotices(sql, { ...follows, since: ago(KEPT_DAYS), limit: SHOWN }),
    countAfter(sql, read, { ...follows, since: ago(read === 0 ? FIRST_DAYS : KEPT_DAYS), limit: MANY }),
  ])
  // What came between the look at the log and the list would be counted here and told by the socket again.
  const known = events.filter(each => each.seq <= newest)
  const late = events.filter(each => each.seq > newest && each.seq > read).length
  return { items: known.map(noticeOf), unread: Math.max(0, unread - late), read, seq: newest, follows }
}
