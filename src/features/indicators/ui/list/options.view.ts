import { type DimensionName, dimensionNames } from '../../domain/index-snapshot'
import { type PeriodLength, periodLengths } from '../../domain/stretch'

export const bands = ['good', 'fair', 'weak', 'poor'] as const
export type Band = (typeof bands)[number]

const marks = ['floor', 'none', 'changed'] as const
const kinds = ['algebraic', 'calendar', 'holistic'] as const

/** Filters of a kind are joined by or, kinds by and. */
export const filterGroups = { band: bands, mark: marks, length: periodLengths, kind: kinds } as const
export type Mark = (typeof marks)[number]
export type Kind = (typeof kinds)[number]
export type Filter = Band | Mark | PeriodLength | Kind

export const sortColumns = [
  'list',
  'code',
  'name',
  'value',
  'score',
  'change',
  'moved',
  'numerator',
  'denominator',
  'weight',
  'length',
] as const
export type SortColumn = (typeof sortColumns)[number]

export interface Sort {
  readonly column: SortColumn
  readonly descending: boolean
}

/** What a page shows of an area's indicators, and how: all of it stands in the address. */
export interface PageOptions {
  readonly q: string
  readonly dimension: DimensionName | null
  readonly domain: string | null
  readonly filters: ReadonlySet<Filter>
  readonly sort: Sort
  readonly view: 'list' | 'heat'
}

const everyFilter: readonly Filter[] = Object.values(filterGroups).flat()
/** Which question is asked of the server; kept as they are when what is shown changes. */
const questions = ['area', 'at', 'known', 'period'] as const

/** Reads an address; what it does not understand keeps its default. */
export function pageOptions(search: URLSearchParams): PageOptions {
  const words = (search.get('filter') ?? '').split(',')
  const sort = search.get('sort') ?? ''
  const column = sortColumns.find(each => each === sort.replace(/^-/, '')) ?? 'list'
  return {
    q: search.get('q') ?? '',
    dimension: dimensionNames.find(each => each === search.get('dimension')) ?? null,
    domain: search.get('domain') || null,
    filters: new Set(everyFilter.filter(each => words.includes(each))),
    sort: { column, descending: sort.startsWith('-') },
    view: search.get('view') === 'heat' ? 'heat' : 'list',
  }
}

/** The options as an address keeps them: defaults are left out, so that equal pages have equal addresses. */
export function optionsSearch({ q, dimension, domain, filters, sort, view }: PageOptions): URLSearchParams {
  const search = new URLSearchParams()
  if (q) search.set('q', q)
  if (dimension) search.set('dimension', dimension)
  if (domain) search.set('domain', domain)
  if (filters.size > 0) search.set('filter', everyFilter.filter(each => filters.has(each)).join())
  if (sort.column !== 'list' || sort.descending) search.set('sort', `${sort.descending ? '-' : ''}${sort.column}`)
  if (view === 'heat') search.set('view', 'heat')
  return search
}

/** The server's question of an address. */
export function questionSearch(search: URLSearchParams): URLSearchParams {
  const own = new URLSearchParams()
  for (const name of questions) {
    const value = search.get(name)
    if (value) own.set(name, value)
  }
  return own
}

export const withFilter = (filters: ReadonlySet<Filter>, filter: Filter): ReadonlySet<Filter> => {
  const next = new Set(filters)
  if (!next.delete(filter)) next.add(filter)
  return next
}

/** Whether anything is left out of the list. */
export const isNarrowed = ({ q, dimension, domain, filters }: PageOptions): boolean =>
  q !== '' || dimension !== null || domain !== null || filters.size > 0

/** Columns that are read from the largest down; of scores the worst comes first, of changes the farthest. */
const largestFirst: ReadonlySet<SortColumn> = new Set(['value', 'moved', 'numerator', 'denominator', 'weight'])

/** What a click on a column's head asks for next. Changes go round: farthest, highest rise, deepest fall. */
export function nextSort({ column, descending }: Sort, clicked: SortColumn): Sort {
  if (clicked === 'change') {
    if (column === 'moved') return { column: 'change', descending: true }
    return column === 'change' && descending
      ? { column: 'change', descending: false }
      : { column: 'moved', descending: true }
  }
  return column === clicked
    ? { column, descending: !descending }
    : { column: clicked, descending: largestFirst.has(clicked) }
}
