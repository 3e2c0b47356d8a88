import { describe, expect, it } from 'vitest'
import { coveredSquares, type LayerSquare } from './coverage'

const square = (lng: number, lat: number): LayerSquare => ({
  lng,
  lat,
  district: 'd',
  street: null,
  community: null,
  cell: null,
  layers: { population: 1 },
})
/** Degrees of latitude of so many metres. */
const north = (metres: number) => metres / 111_195.08
const point = (lng: number, lat: number) => ({ lng, lat, geometry: null })

describe('coverage', () => {
  const squares = [square(104, 30.6), square(104, 30.6 + north(499)), square(104, 30.6 + north(501)), square(105, 30)]

  it('takes squares whose centre lies within the radius', () => {
    expect(coveredSquares(squares, [point(104, 30.6)], 500)).toEqual([true, true, false, false])
    expect(coveredSquares(squares, [], 500)).toEqual([false, false, false, false])
    expect(coveredSquares(squares, [{ lng: null, lat: 30.6, geometry: null }], 500)).toEqual([
      false,
      false,
      false,
      false,
    ])
  })

  it('measures from the geometry where there is one, not from the point', () => {
    const line = {
      type: 'LineString',
      coordinates: [
        [103.9, 30.6 + north(400)],
        [104.1, 30.6 + north(400)],
      ],
    }
    const place = { lng: 105, lat: 30, geometry: line }
    expect(coveredSquares(squares, [place], 399)).toEqual([false, true, true, false])
    expect(coveredSquares(squares, [place], 401)).toEqual([true, true, true, false])
  })

  it('counts the inside of an area, but not its holes', () => {
    const ring = (size: number) => [
      [104 - size, 30.6 - size],
      [104 + size, 30.6 - size],
      [104 + size, 30.6 + size],
      [104 - size, 30.6 + size],
      [104 - size, 30.6 - size],
    ]
    const park = (coordinates: unknown) => ({ lng: null, lat: null, geometry: { type: 'Polygon', coordinates } })
    const inside = [square(104, 30.6), square(104, 30.66), square(104, 30.8)]
    expect(coveredSquares(inside, [park([ring(0.1)])], 10)).toEqual([true, true, false])
    expect(coveredSquares(inside, [park([ring(0.1), ring(0.02)])], 10)).toEqual([false, true, false])
    const several = {
      lng: null,
      lat: null,
      geometry: { type: 'MultiPolygon', coordinates: [[ring(0.01)], [ring(0.1)]] },
    }
    expect(coveredSquares(inside, [several], 10)).toEqual([true, true, false])
  })

  it('reads points and several lines, and leaves out what is no geometry', () => {
    const geometries = [
      { type: 'Point', coordinates: [104, 30.6] },
      {
        type: 'MultiPoint',
        coordinates: [
          [100, 30],
          [104, 30.6],
        ],
      },
      {
        type: 'MultiLineString',
        coordinates: [
          [
            [100, 30],
            [100, 31],
          ],
          [
            [104, 30.6],
            [104, 30.5],
          ],
        ],
      },
    ]
    for (const geometry of geometries)
      expect(coveredSquares(squares, [{ lng: null, lat: null, geometry }], 50)[0]).toBe(true)
    expect(coveredSquares(squares, [{ lng: null, lat: null, geometry: 'nowhere' }], 50)[0]).toBe(false)
  })
})
