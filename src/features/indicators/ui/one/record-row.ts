import { valueWords } from '../../domain/words/value-words'
import type { IndicatorPage } from '../../queries/one-page'
import type { Figures } from './figures'

/** One thing behind a part, as the records route answers it. */
export interface RecordItem {
  readonly term: number
  /** What it adds to the part; of a percentile its place in the order. */
  readonly value: number
  readonly id?: string
  readonly dataset?: string
  readonly source?: string
  readonly sourceId?: string
  readonly district?: string | null
  readonly street?: string | null
  readonly fields?: Readonly<Record<string, unknown>>
  readonly [more: string]: unknown
}

export interface RecordPage {
  readonly items: readonly RecordItem[]
  readonly next: string | null
}

export type FieldTitle = IndicatorPage['fields'][number]

/** A field's value as people read it; an empty field is a dash. */
export function fieldText(
  { name, type, unit, codes }: FieldTitle,
  item: RecordItem,
  figures: Figures,
  words: { readonly yes: string; readonly no: string },
): string {
  const value = item.fields?.[name]
  if (value === null || value === undefined) return '–'
  if (typeof value === 'boolean') return value ? words.yes : words.no
  if (type === 'timestamp') return figures.moment(String(value))
  if (type === 'date') return figures.day(String(value))
  if (codes && typeof value === 'string') {
    const named = codes[value]
    return named ? `${value} ${named[figures.lang]}` : value
  }
  if (typeof value === 'number' || typeof value === 'string') {
    const said = valueWords(item.dataset ?? '', name, value)
    if (said) return figures.lang === 'zh' ? said[0] : said[1]
  }
  if (typeof value === 'number') return unit === null ? figures.number(value) : `${figures.number(value)} ${unit}`
  return typeof value === 'string' ? value : JSON.stringify(value)
}

/** What the row is, where it has no fields of a record: a producer of a feed, a square of the grid, a bare number. */
export function otherText(item: RecordItem, figures: Figures): string {
  if (typeof item.producer === 'string')
    return typeof item.newest === 'string' ? `${item.producer} · ${figures.moment(item.newest)}` : item.producer
  if (typeof item.lng === 'number' && typeof item.lat === 'number') return `${item.lng}, ${item.lat}`
  return typeof item.year === 'number' ? String(item.year) : ''
}
