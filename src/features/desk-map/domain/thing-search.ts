import { dayNumber, startOfLocalDay } from '../../../shared/time/local-time'
import { type DeskLayerId, isRecordLayer, recordLayers, type WholeLayerId } from './desk-layers'
import type { MapView } from './map-view'

export type Asked = Pick<
  MapView,
  'area' | 'state' | 'unit' | 'cls' | 'stage' | 'status' | 'from' | 'to' | 'at' | 'isAsKnown'
> & { readonly timeZone: string }

/**
 * The question that a layer's tiles, lists, legend and export are all asked with: one place, so that they cannot
 * answer different ones. A filter goes to the layers that know what it is about.
 */
export function thingSearch(id: DeskLayerId, asked: Asked): URLSearchParams {
  if (!isRecordLayer(id)) return wholeSearch(id, asked)
  const search = new URLSearchParams()
  const { tiles, only, statuses } = recordLayers[id]
  const hasUnit = tiles === 'cases' || tiles === 'projects' || tiles === 'permits'
  if (asked.area) search.set('area', asked.area)
  if (hasUnit) search.set('state', id === 'flows' ? 'open' : asked.state)
  if (tiles === 'cases' || tiles === 'permits') {
    const { from, to } = windowOf(asked)
    if (from) search.set('from', from)
    if (to) search.set('to', to)
  }
  const every = (name: string, values: readonly string[]) => {
    for (const value of values) search.append(name, value)
  }
  if (tiles === 'cases') {
    every('cls', asked.cls)
    every('status', statuses ?? asked.status)
  }
  if (hasUnit) every('unit', asked.unit)
  if (id === 'projects') every('stage', asked.stage)
  every('cls', only)
  if (asked.at) {
    search.set('at', asked.at)
    if (asked.isAsKnown) search.set('known', asked.at)
  }
  return search
}

/** Of who is on duty and of the matrix the world's moment is asked; who answers, for the class that is chosen. */
function wholeSearch(id: WholeLayerId, { area, at, cls }: Asked): URLSearchParams {
  const search = new URLSearchParams()
  const [chosen] = cls
  if (id === 'matrix' && chosen) search.set('cls', chosen)
  if (area) search.set('area', area)
  if (at) search.set('at', at)
  return search
}

/** Local days as instants: from the first one's beginning to before the day after the last. */
export function windowOf({ from, to, timeZone }: Pick<Asked, 'from' | 'to' | 'timeZone'>) {
  const start = (day: string | null, later: number) => {
    const number = day === null ? null : dayNumber(day)
    return number === null ? null : new Date(startOfLocalDay(timeZone, number + later)).toISOString()
  }
  return { from: start(from, 0), to: start(to, 1) }
}
