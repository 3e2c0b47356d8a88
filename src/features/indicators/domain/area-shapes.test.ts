import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { AreaGeometry, LngLat } from '@/shared/geo/geometry'
import { shapesOf } from './area-shapes'

const polygon = (...ring: LngLat[]): AreaGeometry => ({ type: 'Polygon', coordinates: [[...ring, ring[0] as LngLat]] })

/** Corners of a path in the box. */
function corners(path: string): string[] {
  let [x, y] = [0, 0]
  return [...path.matchAll(/([Ml])(-?[\d.]+) (-?[\d.]+)/g)].map(([, step, dx, dy]) => {
    ;[x, y] = step === 'M' ? [Number(dx), Number(dy)] : [x + Number(dx), y + Number(dy)]
    return `${x},${y}`
  })
}

describe('outlines of areas', () => {
  it('keep a common border in common, whatever its corners', () => {
    const corner = fc.tuple(
      fc.double({ min: 103.9, max: 104.1, noNaN: true }),
      fc.double({ min: 30, max: 31, noNaN: true }),
    )
    fc.assert(
      fc.property(fc.array(corner, { minLength: 1, maxLength: 12 }), middle => {
        const border = middle.toSorted((one, other) => one[1] - other[1])
        const west = polygon([103, 30], [104, 30], ...border, [104, 31], [103, 31])
        const east = polygon([105, 31], [104, 31], ...border.toReversed(), [104, 30], [105, 30])
        const [one, other] = shapesOf([
          ['w', west],
          ['e', east],
        ]).items.map(each => new Set(corners(each.path)))
        const shared = [...(one ?? [])].filter(each => other?.has(each))
        // all but the two outer corners of each are the border's
        expect([...(one ?? [])].filter(each => !shared.includes(each)).length).toBeLessThanOrEqual(2)
        expect([...(other ?? [])].filter(each => !shared.includes(each)).length).toBeLessThanOrEqual(2)
      }),
    )
  })

  it('narrow longitudes as the latitude asks, north up', () => {
    const { box, items } = shapesOf([['a', polygon([10, 59], [11, 59], [11, 61], [10, 61])]])
    expect(box.height / box.width).toBeCloseTo(4, 1)
    expect(corners(items[0]?.path ?? '')[0]).toBe(`0,${box.height}`)
  })

  it('find the widest place for a name', () => {
    const tee = polygon([0, 0], [1, 0], [1, 5], [6, 5], [6, 6], [-5, 6], [-5, 5], [0, 5])
    const [shape] = shapesOf([['t', tee]]).items
    expect(shape?.room).toBeGreaterThan(600)
    expect(shape?.at[1]).toBeLessThan(80)
  })

  it('drop nothing: an area smaller than half a unit is still there', () => {
    const wide = polygon([100, 30], [110, 30], [110, 31], [100, 31])
    const dot = polygon([105, 30.5], [105.0001, 30.5], [105.0001, 30.5001], [105, 30.5001])
    expect(
      shapesOf([
        ['w', wide],
        ['d', dot],
      ]).items.map(each => each.code),
    ).toEqual(['w', 'd'])
  })
})
