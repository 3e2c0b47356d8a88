import { badRequest } from '@/shared/problem'
import { zone } from '@/shared/time'
import { currentCity } from '../../areas/server'
import { countSpans } from '../domain/count-days'
import { maskedRows } from '../domain/table/masked-rows'
import { boundedRows } from '../domain/table/rows-within'
import { askLayer } from './ask-layer'

export interface MapDays {
  readonly layer: string
  /** The declared field that places things in time. */
  readonly field: string
  readonly by: 'day' | 'hour'
  readonly items: readonly { readonly from: string; readonly count: number }[]
  readonly withoutTime: number
  readonly seq: number
}

function moment(search: URLSearchParams, name: string, otherwise: number): number {
  const text = search.get(name)
  if (!text) return otherwise
  const value = Date.parse(text)
  if (Number.isNaN(value)) throw badRequest('bad-parameter', `${name} is not an ISO 8601 moment`, { parameter: name })
  return value
}

/**
 * Counts by local day (`by=hour`: hour) of when things happened, for the brush of time; of all things unless `state=open`.
 * `from`, `to` cut what is counted, also for ledgers. Days without any are left out.
 */
export async function mapDays(search: URLSearchParams): Promise<MapDays> {
  const [name, by] = [search.get('layer') ?? 'cases', search.get('by') ?? 'day']
  if (by !== 'day' && by !== 'hour') throw badRequest('bad-parameter', 'by is day or hour', { parameter: 'by' })
  const [from, to] = [moment(search, 'from', Number.NEGATIVE_INFINITY), moment(search, 'to', Number.POSITIVE_INFINITY)]
  const wanted = new URLSearchParams(search)
  for (const each of ['layer', 'by', 'from', 'to']) wanted.delete(each)
  if (!wanted.has('state')) wanted.set('state', 'all')
  const { layer, table, mask, query, seq } = await askLayer(name, wanted)
  const rows = query.bbox ? boundedRows(table, mask, query.bbox) : maskedRows(table, mask)
  const inTime = rows.filter(row => {
    const at = table.at[row] as number
    return Number.isNaN(at) || (at >= from && at < to)
  })
  const { spans, withoutTime } = countSpans(table, inTime, by, zone(currentCity().timezone))
  const items = spans.map(({ start, count }) => ({ from: new Date(start).toISOString(), count }))
  return { layer: name, field: layer.at, by, items, withoutTime, seq }
}
