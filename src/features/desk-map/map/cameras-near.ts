import type { LngLat } from '../../../shared/geo/geometry'
import { readJson } from '../../../shared/read-json'
import type { MapView } from '../domain/map-view'
import type { ThingPage, ThingRow } from './thing-row'

export interface NearCamera {
  readonly row: ThingRow
  readonly metres: number
}

/** As far as a camera on a pole may see what a case is about. */
const REACH_M = 400
const MOST = 3
const METRES_PER_DEGREE = 111_320

/** Cameras near a place, the nearest first. @throws AnswerError */
export async function readCamerasNear(
  [lng, lat]: LngLat,
  { at, isAsKnown }: Pick<MapView, 'at' | 'isAsKnown'>,
  signal: AbortSignal,
): Promise<NearCamera[]> {
  const across = METRES_PER_DEGREE * Math.cos((lat * Math.PI) / 180)
  const [east, north] = [REACH_M / across, REACH_M / METRES_PER_DEGREE]
  const bbox = [lng - east, lat - north, lng + east, lat + north].map(each => each.toFixed(6)).join(',')
  const search = new URLSearchParams({ cls: 'camera', bbox, limit: '50' })
  if (at) search.set('at', at)
  if (at && isAsKnown) search.set('known', at)
  const { items } = await readJson<ThingPage>(`/api/v1/map/things/devices?${search}`, signal)
  return items
    .map(row => ({
      row,
      metres: Math.hypot(((row.lng ?? 0) - lng) * across, ((row.lat ?? 0) - lat) * METRES_PER_DEGREE),
    }))
    .filter(({ metres }) => metres <= REACH_M)
    .sort((one, other) => one.metres - other.metres)
    .slice(0, MOST)
}
