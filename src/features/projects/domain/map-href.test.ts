import { expect, it } from 'vitest'
import { mapHref } from './map-href'

it('leads to projects alone, of the same area and stage, or to the one', () => {
  expect(mapHref({ area: '510104', stage: 'signed' })).toBe('/map?layers=projects&area=510104&stage=signed')
  expect(mapHref({ area: undefined })).toBe('/map?layers=projects')
  const search = new URL(mapHref({ thing: { id: 'x', lng: 104.08, lat: 30.63 } }), 'http://city').searchParams
  expect([search.get('pick'), search.get('view')]).toEqual(['projects:x', '104.08,30.63,14'])
})
