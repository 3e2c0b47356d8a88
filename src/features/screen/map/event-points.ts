import type { LiveEvent } from '../../../ui/live/follow'
import type { MapLayer } from '../domain/snapshot'
import type { PointChange } from './point-store'

const layerOfDataset: Readonly<Record<string, MapLayer>> = {
  case: 'cases',
  project: 'projects',
  road_permit: 'permits',
}
const closedStatuses = new Set(['closed', 'rejected', 'voided'])

/** The map layer an event belongs to. */
export function layerOf(event: LiveEvent): MapLayer | null {
  const dataset = event.data.dataset
  return (typeof dataset === 'string' && layerOfDataset[dataset]) || null
}

/**
 * Whether an event says too little to draw from: a bulk of changes, a withdrawal, or a thing whose openness is not in
 * its status. Then the layer is read again.
 */
export const tellsAll = ({ type, data }: LiveEvent): boolean =>
  data.dataset !== 'case' || !(type === 'record.added' || type === 'record.changed' || type.startsWith('case.'))

const number = (value: unknown) => (typeof value === 'number' ? value : null)

/** What a case's event changes on the map. */
export function changeOf({ type, data }: LiveEvent): (PointChange & { readonly isNew: boolean })[] {
  const { id, status } = data
  if (typeof id !== 'string' || typeof status !== 'string') return []
  return [
    {
      id,
      lng: number(data.lng),
      lat: number(data.lat),
      status,
      isOpen: !closedStatuses.has(status),
      isNew: type === 'record.added' || type === 'case.registered',
    },
  ]
}

/** A lamp that has just been lit, where it stands; null of anything else, and of a thing without a place. */
export function newLamp({ type, data }: LiveEvent) {
  const [lng, lat] = [number(data.lng), number(data.lat)]
  if (type !== 'flag.raised' || lng === null || lat === null) return null
  return { colour: data.colour === 'red' ? ('red' as const) : ('yellow' as const), lng, lat }
}

/** A case that has just been sent to a unit, where it lies; null of anything else. */
export function newDispatch({ type, data }: LiveEvent) {
  const [lng, lat, unit] = [number(data.lng), number(data.lat), data.unit]
  const isSent =
    data.dataset === 'case' && data.status === 'dispatched' && (type === 'case.dispatched' || type === 'record.changed')
  return isSent && typeof unit === 'string' && lng !== null && lat !== null ? { unit, lng, lat } : null
}
