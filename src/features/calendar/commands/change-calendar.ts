import { z } from 'zod'
import { appendAudit } from '@/platform/audit'
import type { CommandContext } from '@/platform/command/context'
import type { Sql, Tx } from '@/platform/db/client'
import { appendEvents } from '@/platform/events/data/append-events'
import { actorName, authorize } from '@/shared/auth'
import { badRequest, conflict, notFound } from '@/shared/problem'
import type { City } from '../../areas'
import { adoptCalendar, cityCalendar, folderCalendar } from '../../datasets/server'
import { addChange, calendarChanges, lockChanges, type PublishedChange } from '../data/calendar-change.queries'
import { type CalendarChange, changedCalendar } from '../domain/calendar-change'
import { keepingCalendar } from '../domain/policies'
import { applyCalendar, type CalendarEffect } from './apply-calendar'

const day = z.strictObject({ day: z.iso.date(), isWorkday: z.boolean(), name: z.string().trim().max(40).default('') })
const wanted = {
  days: z.array(day).min(1).max(400),
  /** Number of the announcement: its days' years count as announced. */
  announced: z.string().trim().max(120).default(''),
}
export const calendarProposal = z.union([
  z.strictObject(wanted),
  z.strictObject({ undoes: z.number().int().positive() }),
])
const publication = { expectedSeq: z.number().int().min(0), reason: z.string().trim().min(4).max(500) }
export const calendarPublication = z.union([
  z.strictObject({ ...wanted, ...publication }),
  z.strictObject({ undoes: z.number().int().positive(), ...publication }),
])
type Proposal = z.infer<typeof calendarProposal>

interface Desk {
  readonly sql: Sql
  readonly city: City
}

/** The change as an entry of the list. @throws Problem 404 `unknown-change`; 409 `undone`; 400 `day-begun` */
function entryOf(proposal: Proposal, changes: readonly CalendarChange[], today: string): CalendarChange {
  const seq = (changes.at(-1)?.seq ?? 0) + 1
  const entry =
    'undoes' in proposal
      ? { seq, days: [], announced: '', undoes: proposal.undoes }
      : { seq, days: proposal.days, announced: proposal.announced, undoes: null }
  const undone = changes.find(each => each.seq === entry.undoes)
  if (entry.undoes !== null && (!undone || undone.undoes !== null))
    throw notFound('unknown-change', 'No change of days has this number')
  if (entry.undoes !== null && changes.some(each => each.undoes === entry.undoes))
    throw conflict('undone', 'It was taken back already')
  // clocks have counted the days that have begun: what was shown of them stays
  const begun = (undone ?? entry).days.find(each => each.day <= today)
  if (begun) throw badRequest('day-begun', `${begun.day} has begun: only days to come are changed`, { day: begun.day })
  const [year] = (undone ?? entry).days.map(each => Number(each.day.slice(0, 4))).sort((a, b) => b - a)
  if (year && year > 2049) throw badRequest('bad-body', 'The calendar ends with 2049')
  return entry
}

async function proposed(tx: Tx, { city }: Desk, proposal: Proposal, now: Date) {
  const changes = await calendarChanges(tx)
  const entry = entryOf(proposal, changes, cityCalendar(city).dayOf(now.getTime()))
  return { changes, entry, rows: changedCalendar(folderCalendar(city), [...changes, entry]) }
}

class RolledBack extends Error {
  constructor(readonly effect: CalendarEffect) {
    super('a dry run')
  }
}

/** What a change would do, by doing it and rolling back. @throws Problem as of the change itself; Denied */
export async function tryCalendarChange(
  desk: Desk,
  context: CommandContext,
  proposal: Proposal,
): Promise<CalendarEffect> {
  authorize(context.actor, keepingCalendar)
  const now = context.clock.now()
  const attempt = desk.sql.begin(async tx => {
    const { rows } = await proposed(tx, desk, proposal, now)
    throw new RolledBack(await applyCalendar(tx, desk.city, rows, now))
  })
  return attempt.then(
    () => Promise.reject(new Error('a dry run was committed')),
    (error: unknown) => {
      if (error instanceof RolledBack) return error.effect
      throw error
    },
  )
}

/** Changes days to come, announces a year, or takes an entry back; open clocks and lamps follow. @throws Problem; Denied */
export async function changeCalendar(
  desk: Desk,
  context: CommandContext,
  { expectedSeq, reason, ...proposal }: z.infer<typeof calendarPublication>,
): Promise<PublishedChange & { readonly effect: CalendarEffect }> {
  authorize(context.actor, keepingCalendar)
  const { city, sql } = desk
  const done = (await sql.begin(async tx => {
    await lockChanges(tx)
    const now = context.clock.now()
    const { changes, entry, rows } = await proposed(tx, desk, proposal as Proposal, now)
    if (entry.seq !== expectedSeq + 1)
      throw conflict('changed-meanwhile', 'The calendar has a newer change', { seq: entry.seq - 1 })
    const effect = await applyCalendar(tx, city, rows, now)
    const change: PublishedChange = { ...entry, at: now, author: actorName(context.actor), reason }
    await addChange(tx, change)
    const { moved, raises, clears } = effect
    const counted = { moved: moved.length, raises: raises.length, clears: clears.length }
    const data = { seq: entry.seq, ...counted }
    const subject = `calendar:${entry.seq}`
    await appendEvents(tx, [{ at: now, topics: ['wall'], type: 'clock.calendar', subject, data, actor: change.author }])
    await appendAudit(tx, context, { action: 'calendar.change', subject, after: { ...entry, ...counted }, reason })
    return { change, effect, changes: [...changes, entry] }
  })) as { change: PublishedChange; effect: CalendarEffect; changes: CalendarChange[] }
  adoptCalendar(city, changedCalendar(folderCalendar(city), done.changes))
  return { ...done.change, effect: done.effect }
}
