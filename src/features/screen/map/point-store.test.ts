import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { LayerPoints } from '../domain/snapshot'
import { PointStore } from './point-store'

const reading = (seq: number, ids: readonly string[]): LayerPoints => ({
  layer: 'cases',
  seq,
  total: ids.length,
  withoutPlace: 0,
  ids,
  lng: ids.map(() => 104),
  lat: ids.map(() => 30.6),
  status: ids.map(() => 'filed'),
  at: ids.map(() => null),
  paths: [],
})
const change = (id: string, isOpen = true) => ({ id, lng: 104, lat: 30.6, status: isOpen ? 'filed' : 'closed', isOpen })
const ids = (store: PointStore) =>
  store
    .all()
    .map(point => point.id)
    .sort()

describe('points of a layer', () => {
  it('adds what is new, removes what is closed', () => {
    const store = new PointStore(() => 0)
    store.load(reading(10, ['a', 'b']))
    expect(store.apply(11, change('c'))?.id).toBe('c')
    expect(store.apply(12, change('a'))).toBeNull()
    store.apply(13, change('b', false))
    expect(ids(store)).toEqual(['a', 'c'])
  })

  it('does not count twice what the reading contains, nor lose what came before it', () => {
    const store = new PointStore(() => 0)
    store.apply(9, change('old', false))
    store.apply(12, change('new'))
    store.load(reading(10, ['a', 'old']))
    expect(ids(store)).toEqual(['a', 'new', 'old'])
  })

  it('ends in the same state however reading and events interleave', () => {
    const events = fc.array(fc.record({ id: fc.constantFrom('a', 'b', 'c', 'd'), isOpen: fc.boolean() }), {
      maxLength: 20,
    })
    fc.assert(
      fc.property(events, fc.nat(20), (all, readAt) => {
        const upTo = Math.min(readAt, all.length)
        const truth = (many: typeof all) => {
          const open = new Set<string>()
          for (const each of many) each.isOpen ? open.add(each.id) : open.delete(each.id)
          return [...open].sort()
        }
        const store = new PointStore(() => 0)
        const feed = (from: number, to: number) => {
          for (let seq = from; seq < to; seq++) {
            const each = all[seq]
            if (each) store.apply(seq + 1, change(each.id, each.isOpen))
          }
        }
        feed(0, all.length)
        store.load(reading(upTo, truth(all.slice(0, upTo))))
        expect(ids(store)).toEqual(truth(all))
      }),
    )
  })
})
