import fc from 'fast-check'
import { expect, it } from 'vitest'
import { distanceMetres } from '@/shared/geo/distance'
import { distanceBetween, groundOf, spotter } from './ground'

const at = [104.06, 30.57] as const
const spot = spotter(...at)
const square = groundOf(spot, ...at, {
  type: 'Polygon',
  coordinates: [
    [
      [104.06, 30.57],
      [104.061, 30.57],
      [104.061, 30.571],
      [104.06, 30.571],
      [104.06, 30.57],
    ],
  ],
})
const point = (lng: number, lat: number) => groundOf(spot, lng, lat, null)

it('measures as the great circle does, near the place', () => {
  fc.assert(
    fc.property(
      fc.double({ min: -0.02, max: 0.02, noNaN: true }),
      fc.double({ min: -0.02, max: 0.02, noNaN: true }),
      (east, north) => {
        const there = [at[0] + east, at[1] + north] as const
        expect(Math.abs(distanceBetween(point(...at), point(...there)) - distanceMetres(at, there))).toBeLessThan(2)
      },
    ),
  )
})

it('is nothing within an area or across a line, and to the nearest side outside', () => {
  expect(distanceBetween(square, point(104.0605, 30.5705))).toBe(0)
  expect(distanceBetween(square, point(104.0605, 30.5715))).toBeCloseTo(55.6, 0)
  const line = (north: number) =>
    groundOf(spot, ...at, {
      type: 'LineString',
      coordinates: [
        [104.059, north],
        [104.062, north],
      ],
    })
  expect(distanceBetween(square, line(30.5705))).toBe(0)
  expect(distanceBetween(line(30.5705), line(30.5706))).toBeCloseTo(11.1, 0)
  expect(distanceBetween(square, line(30.5712))).toBeCloseTo(22.2, 0)
})
