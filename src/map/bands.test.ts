import type { Layer } from '@deck.gl/core'
import { describe, expect, it } from 'vitest'
import { createBandUpdater } from './bands'

const layer = (id: string) => ({ id }) as Layer

function updater() {
  const handed: string[][] = []
  const frames: (() => void)[] = []
  const made = createBandUpdater(
    layers => handed.push(layers.map(each => each.id)),
    work => frames.push(work),
  )
  return { ...made, handed, frame: () => frames.splice(0).forEach(work => void work()) }
}

describe('the bands of the map', () => {
  it('lie in their order, whatever was set first', () => {
    const { set, handed, frame } = updater()
    set('alerts', 'lamps', [layer('lamp')])
    set('city', 'works', [layer('works')], 2)
    set('city', 'cases', [layer('cases')], 1)
    set('base', 'relief', [layer('ground')])
    frame()
    expect(handed).toEqual([['ground', 'cases', 'works', 'lamp']])
  })

  it('go to the map once a frame, with the last of every slot', () => {
    const { set, handed, frame } = updater()
    set('city', 'cases', [layer('old')])
    set('city', 'cases', [layer('new')])
    set('editing', 'box', [layer('box')])
    set('editing', 'box', [])
    frame()
    set('city', 'cases', [])
    frame()
    expect(handed).toEqual([['new'], []])
  })

  it('draws nothing after its end', () => {
    const { set, clear, handed, frame } = updater()
    set('city', 'cases', [layer('cases')])
    clear()
    frame()
    expect(handed).toEqual([])
  })
})
