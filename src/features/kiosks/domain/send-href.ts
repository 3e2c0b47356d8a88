import type { MapShown } from './kiosk'

/** Where a case, a project or a camera is chosen a screen for: `/screens` with what is to be sent. */
export const sendHref = (dataset: 'case' | 'project' | 'device', id: string, name: string): string =>
  `/screens?${new URLSearchParams({ [dataset]: id, name })}`

interface PlaceToSend {
  readonly lng: number
  readonly lat: number
  readonly map: MapShown
}

export const lists = ['layers', 'cls', 'status', 'stage'] as const

/** The same for a place of a map, with how near it is seen and what is to be seen there. */
export function sendPlaceHref({ lng, lat, map }: PlaceToSend): string {
  const place = `${lng.toFixed(5)},${lat.toFixed(5)}`
  const search = new URLSearchParams({ place, ...(map.zoom === null ? {} : { zoom: map.zoom.toFixed(2) }) })
  for (const name of lists) if (map[name].length > 0) search.set(name, map[name].join(','))
  return `/screens?${search}`
}
