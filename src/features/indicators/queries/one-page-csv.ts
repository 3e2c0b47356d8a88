import { currentCity } from '@/features/areas/server'
import { clock } from '@/platform/current-clock'
import { database } from '@/platform/db/client'
import { csvLine, csvStart } from '@/shared/csv'
import { badRequest } from '@/shared/problem'
import { formulaOf } from '../domain/compute-city'
import { fieldsOf } from '../domain/references'
import { indicatorQuery } from './indicator-query'
import { indicatorRecords } from './indicator-records'
import { findIndicator } from './one-indicator'

const PAGE = 1000
const places = ['district', 'street', 'community', 'cell', 'lng', 'lat'] as const
const others = ['producer', 'newest', 'year'] as const

/**
 * The rows behind a part as CSV, a page at a time as fast as they are read: never more than a page in memory.
 * Starts with a byte order mark, so that spreadsheets read Chinese. @throws Problem 400, 404 before the first line
 */
export async function indicatorRowsCsv(code: string, search: URLSearchParams): Promise<ReadableStream<Uint8Array>> {
  const [sql, city, now] = [database(), currentCity(), clock().now()]
  const part = search.get('part')
  if (part !== 'numerator' && part !== 'denominator')
    throw badRequest('bad-parameter', 'part is numerator or denominator', { parameter: 'part' })
  const query = { ...indicatorQuery(city, search), part, limit: PAGE } as const
  const fields = [...fieldsOf(formulaOf(await findIndicator(sql, code, query.at ?? now)))]
  const bytes = new TextEncoder()
  const read = (cursor: string | null) =>
    indicatorRecords(sql, city, code, { ...query, ...(cursor === null ? {} : { cursor }) }, now)
  let page = await read(null)
  let isFirst = true
  return new ReadableStream({
    async pull(stream) {
      let text = isFirst
        ? `${csvStart}${csvLine(['value', ...fields, ...places, ...others, 'source', 'sourceId', 'id'])}`
        : ''
      for (const item of page.items) {
        const own = (item.fields ?? {}) as Readonly<Record<string, unknown>>
        const of = (names: readonly string[]) => names.map(name => item[name])
        const named = fields.map(name => own[name])
        text += csvLine([item.value, ...named, ...of(places), ...of(others), item.source, item.sourceId, item.id])
      }
      isFirst = false
      stream.enqueue(bytes.encode(text))
      if (page.next === null) stream.close()
      else page = await read(page.next)
    },
  })
}
