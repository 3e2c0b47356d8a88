import { readJson } from '../../../shared/read-json'
import { dayText, localDay } from '../../../shared/time/local-time'
import type { DaySpan } from '../domain/brush'
import { type DeskLayerId, isRecordLayer, type RecordLayerId, recordLayers } from '../domain/desk-layers'
import type { ListPart } from '../domain/list-part'
import type { MapView } from '../domain/map-view'
import { type Asked, thingSearch, windowOf } from '../domain/thing-search'
import type { Counted } from './counted'
import type { ThingPage, ThingRow } from './thing-row'
import { readWhole, rowsOf, wholeLegend } from './whole-layers'

/** What the server's legend says of one layer. */
interface LegendAnswer {
  readonly total: number
  readonly withoutPlace: number
  readonly counts: Readonly<Record<string, Readonly<Record<string, number>>>>
}

const warnings = ['red', 'over', 'yellow', 'near'] as const

/** The counts of a layer, asked with the same question as its tiles. @throws AnswerError */
export async function readLegend(id: DeskLayerId, asked: Asked, signal: AbortSignal): Promise<Counted> {
  if (!isRecordLayer(id)) return wholeLegend(await readWhole(id, asked, signal))
  const { tiles, by } = recordLayers[id]
  const search = thingSearch(id, asked)
  search.set('layer', tiles)
  const { items } = await readJson<{ items: readonly LegendAnswer[] }>(`/api/v1/map/layers?${search}`, signal)
  const answer = items[0]
  if (!answer) throw new Error(`no legend of ${tiles}`)
  const { total, withoutPlace, counts } = answer
  return {
    total,
    withoutPlace,
    by: Object.entries(counts[by] ?? {}).map(([value, count]) => ({ value, count })),
    units: Object.entries(counts.unit ?? {}).sort(([, one], [, other]) => other - one),
    lamps: warnings.flatMap(value => {
      const count = counts.lamp?.[value] ?? 0
      return count > 0 ? [{ value, count }] : []
    }),
  }
}

/** Cases a local day, by day number. @throws AnswerError */
export async function readDays(
  asked: Pick<MapView, 'area' | 'cls'>,
  timeZone: string,
  span: DaySpan,
  signal: AbortSignal,
): Promise<ReadonlyMap<number, number>> {
  const { from, to } = windowOf({ from: dayText(span.first), to: dayText(span.last), timeZone })
  const search = new URLSearchParams({ layer: 'cases', state: 'all' })
  if (from) search.set('from', from)
  if (to) search.set('to', to)
  if (asked.area) search.set('area', asked.area)
  for (const cls of asked.cls) search.append('cls', cls)
  const { items } = await readJson<{ items: readonly { from: string; count: number }[] }>(
    `/api/v1/map/days?${search}`,
    signal,
  )
  return new Map(items.map(({ from: start, count }) => [localDay(timeZone, Date.parse(start)), count]))
}

/** One thing whatever its state; null where there is none of that name at that moment. @throws AnswerError */
export async function readThing(
  id: RecordLayerId,
  thing: string,
  { at, isAsKnown }: Pick<MapView, 'at' | 'isAsKnown'>,
  signal: AbortSignal,
): Promise<ThingRow | null> {
  const search = new URLSearchParams({ ids: thing })
  if (at) search.set('at', at)
  if (at && isAsKnown) search.set('known', at)
  const page = await readJson<ThingPage>(`/api/v1/map/things/${recordLayers[id].tiles}?${search}`, signal)
  return page.items[0] ?? null
}

const PAGE = 500

/** A page of the things of a stretch, asked with the same question as the map. @throws AnswerError */
export async function readThings(
  { layer, where }: ListPart,
  asked: Asked,
  cursor: string | null,
  signal: AbortSignal,
): Promise<ThingPage> {
  if (!isRecordLayer(layer)) {
    const items = rowsOf(await readWhole(layer, asked, signal)).filter(row => isIn(row, where))
    return { items, next: null, total: items.length }
  }
  const search = thingSearch(layer, asked)
  for (const [name, value] of Object.entries(where)) search.set(name, value)
  search.set('limit', String(PAGE))
  if (cursor) search.set('cursor', cursor)
  return readJson<ThingPage>(`/api/v1/map/things/${recordLayers[layer].tiles}?${search}`, signal)
}

/** Whether a row of a layer that comes whole is in a part of the map. */
function isIn({ id, lng, lat }: ThingRow, where: ListPart['where']): boolean {
  if ('ids' in where) return where.ids.split(',').includes(id)
  if (!('bbox' in where) || lng === undefined || lat === undefined) return false
  const [west = 0, south = 0, east = 0, north = 0] = where.bbox.split(',').map(Number)
  return lng >= west && lng <= east && lat >= south && lat <= north
}
