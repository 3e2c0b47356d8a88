import { dayNumber, dayText } from '../../../shared/time/local-time'
import type { DaySpan } from '../domain/brush'
import { type DeskLayerId, deskLayers } from '../domain/desk-layers'
import type { MapView } from '../domain/map-view'
import { type Asked, thingSearch, windowOf } from '../domain/thing-search'
import { readJson } from './read-json'

export interface CountOf<T extends string = string> {
  readonly value: T
  readonly count: number
}

/** What a legend says of a layer: the rows add up to the total. */
export interface Counted {
  readonly total: number
  readonly withoutPlace: number
  readonly by: readonly CountOf[]
  readonly lamps: readonly CountOf<'near' | 'yellow' | 'over' | 'red'>[]
}

/** @throws AnswerError */
export async function readLegend(id: DeskLayerId, asked: Asked, signal: AbortSignal): Promise<Counted> {
  const { tiles, by } = deskLayers[id]
  const search = thingSearch(id, asked)
  search.set('layer', tiles)
  const { items } = await readJson<{ items: readonly Record<string, never>[] }>(`/api/v1/map/layers?${search}`, signal)
  void by
  void items
  throw new Error('unfinished')
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
  const { items } = await readJson<{ items: readonly { day: string; count: number }[] }>(
    `/api/v1/map/days?${search}`,
    signal,
  )
  return new Map(items.map(({ day, count }) => [dayNumber(day) ?? 0, count]))
}
