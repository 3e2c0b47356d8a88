import type { IndexRow } from '../../queries/index-page'
import { type Band, type Filter, filterGroups, type PageOptions, type Sort } from './options.view'

/** Points of score that count as a change. */
const CHANGED = 1

/** ≥ 90, 75 to 90, 60 to 75, below 60. */
export function bandOf(score: number): Band {
  if (score >= 90) return 'good'
  if (score >= 75) return 'fair'
  return score >= 60 ? 'weak' : 'poor'
}

/** Score now less score a month ago (or at the first sample since); null where either is missing. */
export const changeOf = ({ score, before }: Pick<IndexRow, 'score' | 'before'>): number | null =>
  score === null || before === null ? null : score - before

export const isBelowFloor = ({ score }: Pick<IndexRow, 'score'>): boolean => score === 0

export function passes(row: IndexRow, filter: Filter): boolean {
  switch (filter) {
    case 'good':
    case 'fair':
    case 'weak':
    case 'poor':
      return row.score !== null && bandOf(row.score) === filter
    case 'floor':
      return isBelowFloor(row)
    case 'none':
      return row.value === null
    case 'changed':
      return Math.abs(changeOf(row) ?? 0) >= CHANGED
    case 'algebraic':
    case 'calendar':
    case 'holistic':
      return row.kind === filter
    default:
      return row.length === filter
  }
}

/** Rows whose code or name in either language has all the words. */
function isFound(row: IndexRow, words: readonly string[]): boolean {
  const text = `${row.code} ${row.zh} ${row.en}`.toLowerCase()
  return words.every(word => text.includes(word))
}

/** The rows of a page: narrowed by words, dimension, domain and filters, in the order asked for. */
export function selectRows(rows: readonly IndexRow[], options: PageOptions, lang: 'zh' | 'en'): IndexRow[] {
  return sorted(narrowed(rows, options), options.sort, lang)
}

function narrowed(rows: readonly IndexRow[], { q, dimension, domain, filters }: PageOptions): IndexRow[] {
  const words = q.toLowerCase().split(/\s+/).filter(Boolean)
  const groups = Object.values(filterGroups)
    .map(group => group.filter((each: Filter) => filters.has(each)) as readonly Filter[])
    .filter(group => group.length > 0)
  return rows.filter(
    row =>
      (dimension === null || row.dimension === dimension) &&
      (domain === null || row.domain === domain) &&
      isFound(row, words) &&
      groups.every(group => group.some(filter => passes(row, filter))),
  )
}

type Key = (row: IndexRow) => number | string | null

const decimal = (text: string | null) => (text === null ? null : Number(text))
const lengths = filterGroups.length

function keyOf({ column }: Sort, lang: 'zh' | 'en'): Key | null {
  switch (column) {
    case 'list':
      return null
    case 'code':
      return row => row.code
    case 'name':
      return row => row[lang]
    case 'value':
      return row => row.value
    case 'score':
      return row => row.score
    case 'change':
      return changeOf
    case 'moved':
      return row => {
        const change = changeOf(row)
        return change === null ? null : Math.abs(change)
      }
    case 'numerator':
      return row => decimal(row.numerator)
    case 'denominator':
      return row => decimal(row.denominator)
    case 'weight':
      return row => row.weight
    case 'length':
      return row => lengths.indexOf(row.length)
  }
}

const collators = new Map<string, Intl.Collator>()

/** Compares texts as the language does; making a collator costs more than sorting with one. */
function collation(lang: 'zh' | 'en') {
  const known = collators.get(lang) ?? new Intl.Collator(lang === 'zh' ? 'zh-CN' : 'en')
  collators.set(lang, known)
  return known.compare
}

/** Equal keys keep the list's order; rows without a key come last, whichever way. */
function sorted(rows: IndexRow[], sort: Sort, lang: 'zh' | 'en'): IndexRow[] {
  const key = keyOf(sort, lang)
  if (!key) return sort.descending ? rows.toReversed() : rows
  const compare = collation(lang)
  const sign = sort.descending ? -1 : 1
  return rows
    .map(row => ({ row, key: key(row) }))
    .sort((one, other) => {
      if (one.key === null || other.key === null) return Number(one.key === null) - Number(other.key === null)
      if (typeof one.key === 'string' && typeof other.key === 'string') return sign * compare(one.key, other.key)
      return sign * (Number(one.key) - Number(other.key))
    })
    .map(each => each.row)
}

/** How many rows each filter of a group would leave, with every other choice kept. */
export function countFilters(rows: readonly IndexRow[], options: PageOptions): ReadonlyMap<Filter, number> {
  const counts = new Map<Filter, number>()
  for (const group of Object.values(filterGroups) as readonly (readonly Filter[])[]) {
    const others = new Set([...options.filters].filter(each => !group.includes(each)))
    const left = narrowed(rows, { ...options, filters: others })
    for (const filter of group) counts.set(filter, left.filter(row => passes(row, filter)).length)
  }
  return counts
}
