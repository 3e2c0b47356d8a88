import { createHash } from 'node:crypto'
import type { Clock } from '@/platform/clock'
import type { Connection } from '@/platform/db/client'
import { badRequest } from '@/shared/problem'
import { type City, scopeOf } from '../../areas'
import { dataset, withoutPersonalData } from '../../datasets'
import { cityCalendar } from '../../datasets/server'
import {
  type CaseGroup,
  countCases,
  countCasesBy,
  countCasesByPost,
  countNotes,
  type GroupCounts,
} from '../data/case-counts.queries'
import { casePage, type ListedCase, type PageAfter } from '../data/case-list.queries'
import type { Standing } from '../data/case-rows.sql'
import { notesOf } from '../data/supervision-note.queries'
import type { CaseFilter, CaseListQuery, NoteFilter } from '../domain/case-query'
import type { CaseCounter } from '../domain/counters'
import { type StageClock, stageClock } from '../domain/stage-clock'
import type { SupervisionNote } from '../domain/supervision-note'
import { workWindows } from '../domain/work-windows'

interface Asked {
  readonly sql: Connection
  readonly city: City
  readonly clock: Clock
}

export type CaseRow = Omit<ListedCase, 'order'> & {
  readonly clock: StageClock
  /** The newest supervision note; null: none was written. */
  readonly note: SupervisionNote | null
}

export interface CasePage {
  readonly items: readonly CaseRow[]
  readonly next: string | null
  /** The moment clocks are judged at. */
  readonly at: string
  /** Working hours of the next days, [from, to] in epoch ms. */
  readonly windows: readonly (readonly [number, number])[]
}

const cases = dataset('case')
const DAYS_AHEAD = 14

interface Cursor {
  readonly query: string
  readonly at: string | null
  readonly known: string | null
  readonly after: PageAfter
}

const fingerprint = ({ limit: _, cursor: __, at: ___, known: ____, ...query }: CaseListQuery): string =>
  createHash('sha256').update(JSON.stringify(query)).digest('base64url').slice(0, 16)

function readCursor(text: string, query: string): Cursor {
  try {
    const cursor = JSON.parse(Buffer.from(text, 'base64url').toString()) as Cursor
    if (cursor.query === query && typeof cursor.after?.id === 'string') return cursor
  } catch {
    // falls through to the same answer as a cursor of another query
  }
  throw badRequest('bad-cursor', 'The cursor belongs to another query', { parameter: 'cursor' })
}

const momentOf = (text: string | null): Date | undefined => (text === null ? undefined : new Date(text))

export function standingOf({ city, clock }: Asked, query: Pick<CaseListQuery, 'area' | 'at' | 'known'>): Standing {
  return {
    scope: scopeOf(city, query.area),
    at: query.at ?? clock.now(),
    past: { at: query.at, known: query.known },
  }
}

/** A page of cases with the clock that runs on each. Later pages see the same `at` and `known` as the first. */
export async function caseList(asked: Asked, query: CaseListQuery): Promise<CasePage> {
  const bound = fingerprint(query)
  const cursor = query.cursor === undefined ? null : readCursor(query.cursor, bound)
  const { at: _, known: __, ...rest } = query
  const [at, known] = cursor ? [momentOf(cursor.at), momentOf(cursor.known)] : [query.at, query.known]
  const fixed = { ...rest, ...(at ? { at } : {}), ...(known ? { known } : {}) }
  const standing = standingOf(asked, fixed)
  const { sort, limit } = query
  const rows = await casePage(asked.sql, fixed, standing, { sort, limit: limit + 1, after: cursor?.after ?? null })
  const calendar = cityCalendar(asked.city)
  const now = standing.at.getTime()
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  const notes = await notesOf(
    asked.sql,
    shown.map(each => each.id),
    standing.at,
  )
  const next: Cursor | null =
    rows.length > limit && last
      ? {
          query: bound,
          at: fixed.at?.toISOString() ?? null,
          known: fixed.known?.toISOString() ?? null,
          after: { order: last.order, id: last.id },
        }
      : null
  return {
    items: shown.map(({ order: _order, ...each }) => ({
      ...(withoutPersonalData(cases, each) as unknown as typeof each),
      clock: stageClock(each, now, calendar),
      note: notes.get(each.id) ?? null,
    })),
    next: next && Buffer.from(JSON.stringify(next)).toString('base64url'),
    at: standing.at.toISOString(),
    windows: workWindows(calendar, asked.city.workingHours, now, DAYS_AHEAD),
  }
}

/** How many supervision notes of a filter's cases wait for an answer, are late with it, wait to be judged. */
export const noteNumbers = (
  asked: Asked,
  filter: CaseFilter & Pick<CaseListQuery, 'at' | 'known'>,
): Promise<Record<NoteFilter, number>> => countNotes(asked.sql, filter, standingOf(asked, filter))

/** Every counter over the cases of a filter, by the very predicates that lists filter with. */
export const caseNumbers = (
  asked: Asked,
  filter: CaseFilter & Pick<CaseListQuery, 'at' | 'known'>,
): Promise<Record<CaseCounter | 'withoutPlace', number>> => countCases(asked.sql, filter, standingOf(asked, filter))

/** The same of the city's cases, group by group: by where they lie, by who answers for them, by whose post took each step. */
export function caseNumbersBy(
  asked: Asked,
  group: CaseGroup | 'post',
  filter: CaseFilter & Pick<CaseListQuery, 'at' | 'known'>,
): Promise<readonly GroupCounts[]> {
  const districts = asked.city.districts.map(each => each.code)
  if (group === 'post') return countCasesByPost(asked.sql, districts, filter, standingOf(asked, filter))
  return countCasesBy(asked.sql, group, districts, filter, standingOf(asked, filter))
}
