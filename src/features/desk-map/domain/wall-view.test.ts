import { expect, it } from 'vitest'
import { emptyView, readView } from './map-view'
import { wallView } from './wall-view'

const sent = (address: string) => wallView(readView(new URLSearchParams(address)))

it('is what a wall can show of a view: zoom, its layers, filters', () => {
  const view = 'layers=cases,-projects,-permits,devices&status=filed,dispatched&cls=E0410&view=104.06570,30.57230,13.25'
  expect(sent(view)).toEqual({
    zoom: 13.25,
    layers: ['cases'],
    cls: ['E0410'],
    status: ['filed', 'dispatched'],
    stage: [],
  })
})

it('is all layers of a wall where a desk shows none of them', () => {
  expect(sent('layers=-cases,-projects,-permits,assets').layers).toEqual(['cases', 'projects', 'permits'])
  expect(wallView(emptyView)).toMatchObject({ zoom: null, layers: ['cases', 'projects', 'permits'] })
})
