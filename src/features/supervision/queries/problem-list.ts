import { z } from 'zod'
import type { Connection } from '@/platform/db/client'
import { readCursor, writeCursor } from '@/platform/http/cursor'
import { maskedText } from '@/shared/personal'
import { type City, scopeOf } from '../../areas'
import { countProblems, everyProblem, listProblems, type ProblemRow } from '../data/problem-list.queries'
import type { When } from '../data/when'
import { problemKinds } from '../domain/problem-kinds'
import { namesOf } from './names'

const moment = z.iso.datetime({ offset: true })
export const problemQuery = z.object({
  unit: z.string().optional(),
  kind: z.enum(problemKinds).optional(),
  cause: z.string().optional(),
  state: z.enum(['open', 'reported', 'accepted', 'unsettled']).optional(),
  project: z.string().optional(),
  from: moment.optional(),
  to: moment.optional(),
  area: z.string().optional(),
  at: moment.optional(),
  known: moment.optional(),
  limit: z.coerce.number().int().min(1).max(1000).default(100),
  cursor: z.string().optional(),
})
export type ProblemQuery = z.infer<typeof problemQuery>

/**
 * A page of problems with the numbers of the whole answer by state.
 * @throws Problem 400 `unknown-area` `bad-cursor`
 */
export async function problemList(sql: Connection, city: City, query: ProblemQuery, now: Date) {
  const { limit, cursor: text, at, known, ...asked } = query
  const bound = { problems: asked, at: at ?? null, known: known ?? null }
  const cursor = text === undefined ? null : readCursor(bound, text)
  const when = {
    at: new Date(cursor?.at ?? at ?? now),
    isPast: at !== undefined,
    known: known === undefined ? null : new Date(known),
  }
  const filter = {
    scope: scopeOf(city, asked.area),
    unit: asked.unit ?? null,
    kind: asked.kind ?? null,
    cause: asked.cause ?? null,
    state: asked.state ?? null,
    projectCode: asked.project ?? null,
    id: null,
    from: asked.from ? new Date(asked.from) : null,
    to: asked.to ? new Date(asked.to) : null,
  }
  const [rows, counts] = await Promise.all([
    listProblems(sql, when, filter, { after: cursor?.after ?? null, limit: limit + 1 }),
    countProblems(sql, when, filter),
  ])
  const last = rows.length > limit ? rows[limit - 1] : undefined
  return {
    at: when.at.toISOString(),
    items: rows.slice(0, limit).map(row => problemOf(row, city)),
    counts,
    next: last
      ? writeCursor(bound, {
          at: when.at.toISOString(),
          known: known ?? null,
          after: [last.foundAt.toISOString(), last.id],
        })
      : null,
  }
}

/** A problem as the interface tells it. */
export const problemOf = (row: ProblemRow, city: City) => {
  const names = namesOf(city)
  const state = row.acceptedAt ? 'accepted' : row.settledAt ? 'reported' : 'open'
  const text = row.text === null ? null : maskedText(row.text)
  // a unit's own matter stands under the unit's code, where a project's stands under the project's
  const isOwnMatter = row.projectId === null && row.about === `unit:${row.projectCode}`
  return {
    ...row,
    text,
    state,
    isOwnMatter,
    unitName: names.unit(row.unit),
    districtName: names.area(row.district),
  } as const
}

export type ListedProblem = ReturnType<typeof problemOf>
export type ProblemList = Awaited<ReturnType<typeof problemList>>

/** Every problem of a project, the newest first. */
export async function problemsOfProject(sql: Connection, city: City, projectCode: string, when: When) {
  const rows = await listProblems(sql, when, { ...everyProblem, projectCode }, { after: null, limit: 1000 })
  return rows.map(row => problemOf(row, city))
}
