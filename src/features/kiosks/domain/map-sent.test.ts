import { expect, it } from 'vitest'
import type { MapShown } from './kiosk'
import { mapSent } from './map-sent'
import { sendPlaceHref } from './send-href'

const map: MapShown = { zoom: 13.25, layers: ['cases'], cls: ['E0410'], status: ['filed', 'dispatched'], stage: [] }

it('carries place, zoom, layers and filters of a map through an address', () => {
  for (const each of [map, { ...map, zoom: null, cls: [], stage: ['施工'] }]) {
    const search = new URL(sendPlaceHref({ lng: 104.0657, lat: 30.5723, map: each }), 'http://desk').searchParams
    expect(search.get('place')).toBe('104.06570,30.57230')
    expect(mapSent(name => search.get(name) ?? '')).toEqual(each)
  }
})

it('takes no address that makes no sense', () => {
  for (const [layers, zoom] of [
    ['clouds', ''],
    ['', ''],
    ['cases', 'near'],
    ['cases', '40'],
  ])
    expect(mapSent(name => (name === 'layers' ? layers : name === 'zoom' ? zoom : '') ?? '')).toBeNull()
})
