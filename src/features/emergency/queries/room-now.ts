import type { Connection, Sql } from '@/platform/db/client'
import { logBounds } from '@/platform/events/data/read-events'
import { maskedText, maskedTexts } from '@/shared/personal'
import type { City } from '../../areas'
import { casesBetween, type LogEntry, logOf } from '../data/emergency.queries'
import { roomEntries } from '../data/room.queries'
import { type ResourceSum, resourceSums } from '../domain/room/resource'
import { type Room, roomOf } from '../domain/room/room'
import { type ModeNow, modeNow } from './mode-now'

/** What was said in a room, with its sums; free text without personal numbers. */
export interface RoomContent extends Room {
  readonly sums: readonly ResourceSum[]
}

export interface LoggedRemark extends Omit<LogEntry, 'at'> {
  readonly at: string
}

/** What has happened since the last situation report: what a draft of the next is written from. */
export interface Situation {
  /** Of the next report. */
  readonly number: number
  /** The moment of the last report, or of the beginning; and now. */
  readonly from: string
  readonly to: string
  readonly cases: { readonly reported: number; readonly closed: number; readonly open: number }
}

export interface RoomNow {
  /** Last event of the log that this contains. */
  readonly seq: number
  readonly mode: ModeNow
  /** Null in normal mode. */
  readonly room: (RoomContent & { readonly log: readonly LoggedRemark[]; readonly situation: Situation }) | null
}

/** What a room held at a moment; all of it where none is said. */
export async function roomContent(sql: Connection, id: number, at: Date | null): Promise<RoomContent> {
  const room = roomOf(await roomEntries(sql, id, at))
  return maskedTexts({ ...room, sums: resourceSums(room.resources) }) as RoomContent
}

/** The room of the emergency that holds, read in one transaction with the number of the log it belongs to. */
export const roomNow = (sql: Sql, city: City, at: Date): Promise<RoomNow> =>
  sql.begin('isolation level repeatable read read only', async tx => {
    const { newest: seq } = await logBounds(tx)
    const mode = await modeNow(tx, city, at)
    if (mode.id === null || mode.from === null) return { seq, mode, room: null }
    const content = await roomContent(tx, mode.id, at)
    const log = await logOf(tx, mode.id)
    const last = content.reports.at(-1)
    const from = last?.issuedAt ?? mode.from
    const situation = {
      number: (last?.number ?? 0) + 1,
      from,
      to: at.toISOString(),
      cases: await casesBetween(tx, new Date(from), at),
    }
    return {
      seq,
      mode: { ...mode, reason: mode.reason && maskedText(mode.reason) },
      room: { ...content, log: shownLog(log), situation },
    }
  })

/** The log as desks read it, oldest first. */
export const shownLog = (log: readonly LogEntry[]): LoggedRemark[] =>
  log.map(({ at, post, step, text }) => ({ at: at.toISOString(), post, step, text: maskedText(text) }))
