import { isUuid } from '@/shared/ids/is-uuid'
import { badRequest } from '@/shared/problem'
import { type CaseStatus, isCaseStatus } from './case-state'
import { type CaseCounter, isCaseCounter } from './counters'

/** An answer is owed; owed and late; given and waiting to be judged. */
export const noteFilters = ['waiting', 'overdue', 'answered'] as const
export type NoteFilter = (typeof noteFilters)[number]
export const isNoteFilter = (value: unknown): value is NoteFilter => noteFilters.some(known => known === value)

/** What a list, a number, a map or an export of cases asks for. */
export interface CaseFilter {
  readonly area?: string
  /** Only these, by identifier: what a queue reads again after events. */
  readonly ids?: readonly string[]
  readonly counters: readonly CaseCounter[]
  readonly statuses: readonly CaseStatus[]
  /** A class, or the beginning of one: `E01`. */
  readonly cls?: string
  readonly unit?: string
  /** Whose work it is: the unit's own, what was given to it as a crew, or to a person; any of these. */
  readonly handlers?: readonly string[]
  /** A crew or person to whom a unit gave it. */
  readonly assignee?: string
  readonly foundBy?: string
  /** Where its supervision note stands. */
  readonly note?: NoteFilter
  /** Words of title, text or address, or the beginning of a number. */
  readonly q?: string
  readonly from?: Date
  readonly to?: Date
  readonly bbox?: readonly [number, number, number, number]
}

export interface CaseListQuery extends CaseFilter {
  readonly sort: 'newest' | 'due'
  readonly at?: Date
  readonly known?: Date
  readonly cursor?: string
  readonly limit: number
}

const names = new Set(
  'area id counter status cls unit handler assignee foundBy note q from to bbox sort at known cursor limit lang'.split(
    ' ',
  ),
)
const wrong = (parameter: string, detail: string) => badRequest('bad-parameter', detail, { parameter })

function moment(search: URLSearchParams, name: string): Date | undefined {
  const text = search.get(name)
  if (!text) return undefined
  const value = new Date(text)
  if (!/^\d{4}-\d{2}-\d{2}/.test(text) || Number.isNaN(value.getTime()))
    throw wrong(name, `${name} is not an ISO 8601 moment: ${text}`)
  return value
}

function box(text: string | null): CaseFilter['bbox'] {
  if (!text) return undefined
  const sides = text.split(',').map(Number)
  if (sides.length !== 4 || !sides.every(Number.isFinite))
    throw wrong('bbox', 'bbox is west,south,east,north in degrees')
  return sides as unknown as CaseFilter['bbox']
}

/** @throws Problem 400 `unknown-parameter`, `bad-parameter` */
export function parseCaseQuery(search: URLSearchParams): CaseListQuery {
  for (const name of search.keys())
    if (!names.has(name)) throw badRequest('unknown-parameter', `${name} is no parameter of cases`, { parameter: name })
  const text = (name: string) => search.get(name)?.trim() || undefined
  const list = (name: string) => search.getAll(name).flatMap(each => each.split(',').filter(Boolean))
  const counters = list('counter').map(each => {
    if (!isCaseCounter(each)) throw wrong('counter', `${each} is no counter`)
    return each
  })
  const statuses = list('status').map(each => {
    if (!isCaseStatus(each)) throw wrong('status', `${each} is no status of a case`)
    return each
  })
  const ids = list('id')
  if (ids.some(each => !isUuid(each))) throw wrong('id', 'id is the identifier of a case; may repeat')
  const handlers = list('handler')
  const note = text('note')
  if (note !== undefined && !isNoteFilter(note)) throw wrong('note', `note is one of ${noteFilters.join(', ')}`)
  const sort = text('sort') ?? 'newest'
  if (sort !== 'newest' && sort !== 'due') throw wrong('sort', 'sort is newest or due')
  const limit = Number(search.get('limit') ?? 100)
  if (!Number.isInteger(limit) || limit < 1 || limit > 1000)
    throw wrong('limit', 'limit is a whole number from 1 to 1000')
  const optional = {
    area: text('area'),
    cls: text('cls'),
    unit: text('unit'),
    assignee: text('assignee'),
    foundBy: text('foundBy'),
    note,
    q: text('q'),
    from: moment(search, 'from'),
    to: moment(search, 'to'),
    bbox: box(search.get('bbox')),
    at: moment(search, 'at'),
    known: moment(search, 'known'),
    cursor: text('cursor'),
  }
  const given = Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== undefined))
  return {
    counters,
    statuses,
    sort,
    limit,
    ...(ids.length > 0 ? { ids } : {}),
    ...(handlers.length > 0 ? { handlers } : {}),
    ...given,
  }
}
