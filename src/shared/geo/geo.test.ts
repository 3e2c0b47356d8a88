import fc from 'fast-check'
import gcoord from 'gcoord'
import { describe, expect, it } from 'vitest'
import { bd09ToGcj02, gcj02ToBd09, gcj02ToWgs84, wgs84ToGcj02 } from './chinese-datums'
import { isKnownCrs, toWgs84 } from './crs'
import { distanceMetres } from './distance'
import type { AreaGeometry, LngLat } from './geometry'
import { isInPolygon } from './point-in-polygon'
import { PolygonIndex } from './polygon-index'

const inChina = fc.tuple(
  fc.double({ min: 75, max: 134, noNaN: true }),
  fc.double({ min: 4, max: 53, noNaN: true }),
) as fc.Arbitrary<[number, number]>

describe('datums', () => {
  it('shifts to GCJ-02 as gcoord does', () => {
    fc.assert(
      fc.property(inChina, ([lng, lat]) => {
        const [x, y] = gcoord.transform([lng, lat], gcoord.WGS84, gcoord.GCJ02) as [number, number]
        const ours = wgs84ToGcj02(lng, lat)
        expect(Math.hypot(ours[0] - x, ours[1] - y)).toBeLessThan(1e-9)
      }),
    )
  })

  it('comes back within 1e-7 degree', () => {
    fc.assert(
      fc.property(inChina, ([lng, lat]) => {
        const back = gcj02ToWgs84(...wgs84ToGcj02(lng, lat))
        expect(Math.hypot(back[0] - lng, back[1] - lat)).toBeLessThan(1e-7)
        const baidu = bd09ToGcj02(...gcj02ToBd09(lng, lat))
        expect(Math.hypot(baidu[0] - lng, baidu[1] - lat)).toBeLessThan(1e-7)
      }),
    )
  })

  it('leaves the rest of the world alone', () => {
    expect(gcj02ToWgs84(-73.97, 40.78)).toEqual([-73.97, 40.78])
  })

  it('moves Chengdu by about half a kilometre', () => {
    const [lng, lat] = toWgs84('GCJ02', 104.0668, 30.5728)
    expect(distanceMetres([lng, lat], [104.0668, 30.5728])).toBeGreaterThan(300)
    expect(distanceMetres([lng, lat], [104.0668, 30.5728])).toBeLessThan(700)
  })
})

describe('coordinate systems', () => {
  it('reads state-plane feet and Gauss–Krüger metres offline', () => {
    // A row of New York's own data gives the same place in both systems.
    const [lng, lat] = toWgs84('EPSG:2263', 1055818, 221894)
    expect(distanceMetres([lng, lat], [-73.74160068847428, 40.775434349303865])).toBeLessThan(1)
    const [x, y] = toWgs84(4544, 500000, 3392000)
    expect(x).toBeCloseTo(105, 9)
    expect(y).toBeCloseTo(30.64846, 4)
  })

  it('takes names as people write them', () => {
    expect(toWgs84('wgs-84', 104, 30)).toEqual([104, 30])
    expect(toWgs84('CGCS2000', 104, 30)).toEqual([104, 30])
    expect(toWgs84('EPSG:4490', 104, 30)).toEqual([104, 30])
  })

  it('refuses what it does not know', () => {
    expect(() => toWgs84('MARS2000', 0, 0)).toThrow(RangeError)
    expect(() => toWgs84('EPSG:999999', 0, 0)).toThrow(RangeError)
    expect(() => toWgs84('../package', 0, 0)).toThrow(RangeError)
    expect(isKnownCrs('BD09')).toBe(true)
    expect(isKnownCrs('BD9')).toBe(false)
  })
})

describe('distance', () => {
  it('agrees with a known length', () => {
    // One degree of latitude on the mean sphere.
    expect(distanceMetres([104, 30], [104, 31])).toBeCloseTo(111_195.08, 1)
  })

  it('is symmetric and keeps the triangle rule', () => {
    fc.assert(
      fc.property(inChina, inChina, inChina, (a, b, c) => {
        expect(distanceMetres(a, b)).toBeCloseTo(distanceMetres(b, a), 6)
        expect(distanceMetres(a, c)).toBeLessThanOrEqual(distanceMetres(a, b) + distanceMetres(b, c) + 1e-6)
      }),
    )
  })
})

const square = (west: number, south: number, size: number): AreaGeometry => {
  const [e, n] = [west + size, south + size]
  return {
    type: 'Polygon',
    coordinates: [
      [
        [west, south],
        [e, south],
        [e, n],
        [west, n],
        [west, south],
      ],
    ],
  }
}

describe('point in polygon', () => {
  it('counts edges and corners in', () => {
    const shape = square(0, 0, 1)
    for (const [x, y] of [
      [0, 0],
      [1, 1],
      [0, 1],
      [1, 0],
      [0.5, 0],
      [0.5, 1],
      [0, 0.5],
      [1, 0.5],
      [0.3, 0.7],
    ] as LngLat[])
      expect(isInPolygon(shape, x, y)).toBe(true)
    for (const [x, y] of [
      [1.0001, 0.5],
      [-0.0001, 0.5],
      [0.5, -0.0001],
      [2, 1],
      [-1, 0],
    ] as LngLat[])
      expect(isInPolygon(shape, x, y)).toBe(false)
  })

  it('counts a hole out and its edge in', () => {
    const ring = (shape: AreaGeometry) => (shape.type === 'Polygon' ? (shape.coordinates[0] ?? []) : [])
    const shape: AreaGeometry = { type: 'Polygon', coordinates: [ring(square(0, 0, 3)), ring(square(1, 1, 1))] }
    expect(isInPolygon(shape, 1.5, 1.5)).toBe(false)
    expect(isInPolygon(shape, 1, 1.5)).toBe(true)
    expect(isInPolygon(shape, 0.5, 0.5)).toBe(true)
  })

  it('gives the index of a checkerboard the same answers, edges included', () => {
    const shapes = [0, 1, 2, 3, 4, 5, 6, 7, 8].map(i => square((i % 3) * 0.1, Math.floor(i / 3) * 0.1, 0.1))
    const index = new PolygonIndex(shapes, 16)
    const onGrid = fc.integer({ min: -2, max: 32 }).map(n => n / 100)
    const anywhere = fc.integer({ min: -2_000_000, max: 32_000_000 }).map(n => n / 1e8)
    fc.assert(
      fc.property(fc.oneof(onGrid, anywhere), fc.oneof(onGrid, anywhere), (x, y) => {
        expect(index.find(x, y)).toBe(shapes.findIndex(shape => isInPolygon(shape, x, y)))
      }),
      { numRuns: 2000 },
    )
  })

  it('answers nothing for what is no number', () => {
    expect(new PolygonIndex([square(0, 0, 1)]).find(Number.NaN, 0.5)).toBe(-1)
  })
})
