import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { deskLayerIds, deskLayers } from './desk-layers'
import { drawings, emptyView, type MapView, readView, viewSearch } from './map-view'

const word = fc.stringMatching(/^[A-Z][0-9]{4}$/)
const view: fc.Arbitrary<MapView> = fc.record({
  layers: fc.shuffledSubarray([...deskLayerIds], { minLength: deskLayerIds.length }).chain(ids =>
    fc.tuple(
      ...ids.map(id =>
        fc.record({
          id: fc.constant(id),
          isOn: fc.boolean(),
          as: deskLayers[id].isCountable ? fc.constantFrom(...drawings) : fc.constant('marks' as const),
          opacity: fc.integer({ min: 10, max: 100 }).map(n => n / 100),
        }),
      ),
    ),
  ),
  colour: fc.constantFrom('none', 'index', 'safe', 'O-DM-33'),
  isRelief: fc.boolean(),
  isDark: fc.boolean(),
  area: fc.option(fc.constantFrom('510104', '510104901')),
  state: fc.constantFrom('open', 'all'),
  unit: fc.array(word, { maxLength: 2 }),
  cls: fc.array(word, { maxLength: 3 }),
  stage: fc.array(fc.constantFrom('signed', 'land'), { maxLength: 2 }),
  status: fc.array(fc.constantFrom('filed', 'handling'), { maxLength: 2 }),
  from: fc.option(fc.constant('2026-01-01')),
  to: fc.option(fc.constant('2026-11-21')),
  at: fc.option(fc.constant('2026-05-01T04:00:00.000Z')),
  isAsKnown: fc.boolean(),
  camera: fc.option(
    fc.record({
      lng: fc.integer({ min: -17_900_000, max: 17_900_000 }).map(n => n / 1e5),
      lat: fc.integer({ min: -8_000_000, max: 8_000_000 }).map(n => n / 1e5),
      zoom: fc.integer({ min: 0, max: 2200 }).map(n => n / 100),
      pitch: fc.integer({ min: 0, max: 60 }),
      bearing: fc.integer({ min: 0, max: 359 }),
    }),
  ),
  pick: fc.option(fc.record({ layer: fc.constantFrom(...deskLayerIds), id: fc.uuid() })),
})

describe('a view in the address', () => {
  it('is the same view when it is read back', () => {
    fc.assert(
      fc.property(view, each => {
        expect(readView(viewSearch(each))).toEqual(each)
      }),
    )
  })

  it('is empty for the map as it opens', () => {
    expect(viewSearch(emptyView).toString()).toBe('')
    expect(readView(new URLSearchParams())).toEqual(emptyView)
  })

  it('reads nonsense as if it were not there', () => {
    const search = new URLSearchParams(
      'layers=moon,cases.fog:7,zones.heat&at=never&from=1&view=999,0,3&pick=moon:1&state=lost',
    )
    expect(readView(search)).toMatchObject({ at: null, from: null, camera: null, pick: null, state: 'open' })
    expect(readView(search).layers.find(each => each.id === 'cases')).toEqual({
      id: 'cases',
      isOn: true,
      as: 'marks',
      opacity: 1,
    })
    expect(readView(search).layers.find(each => each.id === 'zones')).toMatchObject({ isOn: true, as: 'marks' })
    expect(readView(search).layers).toHaveLength(deskLayerIds.length)
  })
})
