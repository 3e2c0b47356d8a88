import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { gather } from './clusters'
import type { Thing } from './thing'

const thing = fc.record({
  layer: fc.constantFrom('cases', 'projects', 'permits'),
  lng: fc.double({ min: 103.9, max: 104.2, noNaN: true }),
  lat: fc.double({ min: 30.5, max: 30.8, noNaN: true }),
  count: fc.oneof(fc.constant(1), fc.integer({ min: 1, max: 17_000 })),
  facts: fc.constant({}),
}) satisfies fc.Arbitrary<Thing>

describe('gathering', () => {
  it('keeps every count, of each layer, at every zoom', () => {
    fc.assert(
      fc.property(fc.array(thing, { maxLength: 120 }), fc.double({ min: 6, max: 17, noNaN: true }), (things, zoom) => {
        const { clusters, singles } = gather(things, zoom, 44)
        for (const layer of ['cases', 'projects', 'permits']) {
          const given = things.filter(each => each.layer === layer).reduce((sum, each) => sum + each.count, 0)
          const inClusters = clusters.flatMap(each => each.counts).filter(([name]) => name === layer)
          const drawn =
            inClusters.reduce((sum, [, count]) => sum + count, 0) + singles.filter(each => each.layer === layer).length
          expect(drawn).toBe(given)
        }
      }),
    )
  })

  it('draws no mark on another', () => {
    fc.assert(
      fc.property(fc.array(thing, { maxLength: 60 }), fc.double({ min: 6, max: 17, noNaN: true }), (things, zoom) => {
        const { clusters, singles } = gather(things, zoom, 44)
        const marks = [...clusters, ...singles].map(({ lng, lat }) => {
          const sine = Math.sin((lat * Math.PI) / 180)
          const world = 512 * 2 ** zoom
          return [
            ((lng + 180) / 360) * world,
            (0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)) * world,
          ] as const
        })
        for (const [place, [x, y]] of marks.entries())
          for (const [ox, oy] of marks.slice(place + 1)) expect(Math.hypot(x - ox, y - oy)).toBeGreaterThan(44 - 1e-6)
      }),
    )
  })

  it('lets what stands alone stand alone, and draws a crowd where it is', () => {
    const at = (lng: number, count = 1): Thing => ({ layer: 'cases', lng, lat: 30.66, count, facts: {} })
    const { clusters, singles } = gather([at(104), at(104.3), at(104.0001, 900)], 9, 44)
    expect(singles).toEqual([at(104.3)])
    expect(clusters.map(each => each.count)).toEqual([901])
    expect(clusters[0]?.lng).toBe(104.0001)
  })
})
