import { z } from 'zod'
import type { Connection } from '@/platform/db/client'
import { maskedText } from '@/shared/personal'
import type { City } from '../../areas'
import { openFlags } from '../../flags/server'
import { listMatters, type MatterRow } from '../data/matter-list.queries'
import { outcomes } from '../domain/analysis'
import { analysisOf, analysisQuery } from './analysis'
import { namesOf } from './names'

export const matterQuery = analysisQuery.extend({
  /** How it stands; absent: all that were found. */
  only: z.enum(outcomes).optional(),
  /** The months before, as they stood then: what a number is held against. */
  before: z.stringbool().default(false),
  limit: z.coerce.number().int().min(1).max(5000).default(1000),
})
export type MatterQuery = z.infer<typeof matterQuery>

interface Listing {
  readonly query: MatterQuery
  readonly now: Date
  /** Every row, whatever the limit: a file. */
  readonly isWhole?: boolean
}

/**
 * The numbered list of a month or of some months, the oldest first: what a number of the analysis counts, in the same
 * words, with the lamp of each project and the flag of each unit at that moment.
 * @throws Problem 400 `bad-parameter` `unknown-area`
 */
export async function matterList(sql: Connection, city: City, { query, now, isWhole = false }: Listing) {
  const { at, until, windows, matters } = analysisOf(city, query, now)
  const asked = matters(query.before ? windows.before : windows.now)
  const { judged, from, to } = asked.window
  const [rows, flags] = await Promise.all([
    listMatters(sql, asked, query.only ?? null, isWhole ? null : query.limit),
    openFlags(sql, {
      at: judged,
      isPast: asked.isPast || judged < now,
      ...(asked.known ? { known: asked.known } : {}),
    }),
  ])
  // red ones come first: the worst of a project's lamps is the one that is met first
  const lamps = new Map<string, 'red' | 'yellow'>()
  for (const { subject, id, colour } of flags) if (subject === 'project' && !lamps.has(id)) lamps.set(id, colour)
  const flagDays = new Map(flags.flatMap(each => (each.subject === 'unit' ? [[each.id, each.days] as const] : [])))
  return {
    at: at.toISOString(),
    of: query.of,
    until: until.name,
    span: query.span,
    from: from.toISOString(),
    to: to.toISOString(),
    judged: judged.toISOString(),
    count: rows[0]?.of ?? 0,
    items: rows.map((row, i) => matterOf(row, i + 1, { city, lamps, flagDays })),
  }
}

interface Seen {
  readonly city: City
  readonly lamps: ReadonlyMap<string, 'red' | 'yellow'>
  readonly flagDays: ReadonlyMap<string, number>
}

function matterOf({ of: _, text, ...row }: MatterRow, number: number, { city, lamps, flagDays }: Seen) {
  const names = namesOf(city)
  const isOwnMatter = row.projectId === null && row.about === `unit:${row.projectCode}`
  return {
    number,
    ...row,
    text: text === null ? null : maskedText(text),
    state: row.acceptedAt ? 'accepted' : row.reportedAt ? 'reported' : 'open',
    isOwnMatter,
    units: [...new Set([row.unit, ...(row.units ?? [])])].map(code => names.unit(code) ?? { zh: code, en: code }),
    lamp: (row.projectId === null ? undefined : lamps.get(row.projectId)) ?? null,
    /** Days of the flag on the unit that answers for it, while it is unsettled. */
    flagDays: row.acceptedAt ? null : (flagDays.get(row.unit) ?? null),
  } as const
}

export type MatterList = Awaited<ReturnType<typeof matterList>>
export type ListedMatter = MatterList['items'][number]
