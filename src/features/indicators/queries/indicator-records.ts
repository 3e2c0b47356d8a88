import { createHash } from 'node:crypto'
import type { City } from '@/features/areas'
import { findDataset, withoutPersonalData } from '@/features/datasets'
import { cityCalendar } from '@/features/datasets/server'
import type { Sql } from '@/platform/db/client'
import { badRequest } from '@/shared/problem'
import { isIn } from '../data/area-keys'
import { compileRows, type RowsAfter } from '../data/compile-rows'
import { countingSettings } from '../data/count-measures'
import { servingPlaces } from '../data/serving-places'
import { planOf } from '../domain/compute-city'
import { coveredSquares } from '../domain/coverage'
import { type Part, type PartList, partLists } from '../domain/part-list'
import { fieldsOf } from '../domain/references'
import { layerSquares } from '../domain/squares'
import { type IndicatorQuery, stretchFor } from './indicator-query'
import { findIndicator } from './one-indicator'

/** One thing behind a part. `value` is what it adds to the part (for percentiles: its place in the order). */
interface PartItem {
  readonly term: number
  readonly value: number
  readonly [field: string]: unknown
}

interface Cursor {
  readonly query: string
  readonly at: string
  readonly known: string
  readonly term: number
  readonly after: RowsAfter | null
}

export interface RecordsQuery extends IndicatorQuery {
  readonly part: Part
  readonly limit: number
  readonly cursor?: string
}

const encode = (cursor: Cursor) => Buffer.from(JSON.stringify(cursor)).toString('base64url')

function decode(text: string, query: string): Cursor {
  try {
    const cursor = JSON.parse(Buffer.from(text, 'base64url').toString()) as Cursor
    if (cursor.query === query) return cursor
  } catch {
    // answered like a cursor of another query
  }
  throw badRequest('bad-cursor', 'The cursor belongs to another query', { parameter: 'cursor' })
}

/** The very rows behind a part of a value: the items' values add up to it. A first page fixes the moments of the others. */
export async function indicatorRecords(sql: Sql, city: City, code: string, query: RecordsQuery, now: Date) {
  const binding = [code, query.area.area, query.period?.name, query.part, query.at, query.known]
  const fingerprint = createHash('sha256').update(JSON.stringify(binding)).digest('base64url').slice(0, 16)
  const cursor = query.cursor === undefined ? undefined : decode(query.cursor, fingerprint)
  const at = cursor ? new Date(cursor.at) : (query.at ?? now)
  const known = cursor ? new Date(cursor.known) : (query.known ?? now)
  const indicator = await findIndicator(sql, code, at)
  const { plan } = planOf(indicator, stretchFor({ ...query, at }, indicator.period, at, city.timezone), city.timezone)
  const lists = partLists(plan, query.part)
  const options = {
    areas: query.area,
    timezone: city.timezone,
    minutesOfDay: cityCalendar(city).minutesOfDay,
    present: known,
    known,
    fields: [...fieldsOf(plan.formula)],
  }
  const items: PartItem[] = []
  let term = cursor?.term ?? 0
  let after: RowsAfter | null = cursor?.after ?? null
  const next = await sql.begin('isolation level repeatable read read only', async tx => {
    await tx.unsafe(countingSettings)
    for (; term < lists.length; term++) {
      const list = lists[term]
      if (!list) break
      const limit = query.limit - items.length
      if (limit === 0) return { term, after: null }
      const rows = await page(list, { limit, ...(after ? { after } : {}) })
      const shown = rows.slice(0, limit)
      items.push(...shown.map(row => ({ term, value: list.sign * Number(row.value), ...masked(row.record) })))
      const last = shown.at(-1)
      if (rows.length > limit && last) return { term, after: { key: last.key, value: last.value } }
      after = null
    }
    return null

    async function page(list: PartList, { limit, after }: { limit: number; after?: RowsAfter }): Promise<Row[]> {
      if (list.kind === 'constant') return [{ key: '', value: String(list.value), record: {} }]
      const { measure, side } = list
      if (measure.kind === 'presence') return []
      if (measure.kind === 'covered') {
        const squares = layerSquares(city)
        const covered = coveredSquares(squares, await servingPlaces(tx, measure, options), measure.formula.metres)
        const start = after ? Number(after.key) + 1 : 0
        const found: Row[] = []
        for (let i = start; i < squares.length && found.length <= limit; i++) {
          const square = squares[i]
          if (!square || !isIn(query.area, square)) continue
          if (side === 'first' && !covered[i]) continue
          const { layers, ...place } = square
          found.push({ key: String(i), value: String(layers[measure.formula.layer] ?? 0), record: place })
        }
        return found
      }
      const { text, values } = compileRows(measure, side, { ...options, limit, ...(after ? { after } : {}) })
      return tx.unsafe<Row[]>(text, [...values])
    }
  })
  return {
    items,
    next:
      next === null ? null : encode({ query: fingerprint, at: at.toISOString(), known: known.toISOString(), ...next }),
  }
}

/** What people wrote in their own words, without the personal numbers in it. */
function masked(record: Row['record']): Row['record'] {
  const dataset = findDataset(String(record.dataset))
  if (!dataset || typeof record.fields !== 'object' || record.fields === null) return record
  return { ...record, fields: withoutPersonalData(dataset, record.fields as Record<string, unknown>) }
}

interface Row {
  readonly key: string
  readonly value: string
  readonly record: Readonly<Record<string, unknown>>
}
