import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type LabelRequest, move, overlaps, placeLabels } from './place-labels'
import { nameWays, standingWays } from './ways'

const frame = { x: 0, y: 0, width: 960, height: 880 }
const legend = { x: 16, y: 16, width: 200, height: 140 }

const someRequest = fc
  .record({
    x: fc.integer({ min: -40, max: 1000 }),
    y: fc.integer({ min: -40, max: 920 }),
    width: fc.integer({ min: 20, max: 320 }),
    isLamp: fc.boolean(),
  })
  .map(({ x, y, width, isLamp }) => ({
    anchor: [x, y] as const,
    ways: isLamp
      ? standingWays({ disc: 34, plateWidth: width, plateHeight: 36, stems: [50, 90, 130], gap: 6 })
      : nameWays(width, 28),
  }))

describe('label placement', () => {
  it('never overlaps, never leaves the frame, never covers an obstacle', () => {
    fc.assert(
      fc.property(fc.array(someRequest, { maxLength: 40 }), some => {
        const requests: LabelRequest[] = some.map((each, place) => ({ ...each, id: String(place) }))
        const placed = placeLabels(requests, frame, [legend])
        const laid = requests.flatMap(request => {
          const way = placed.get(request.id)
          return way === null || way === undefined
            ? []
            : [(request.ways[way] ?? []).map(rect => move(rect, request.anchor))]
        })
        for (const [place, rects] of laid.entries()) {
          for (const rect of rects) {
            expect(rect.x).toBeGreaterThanOrEqual(frame.x)
            expect(rect.y).toBeGreaterThanOrEqual(frame.y)
            expect(rect.x + rect.width).toBeLessThanOrEqual(frame.width)
            expect(rect.y + rect.height).toBeLessThanOrEqual(frame.height)
            expect(overlaps(rect, legend)).toBe(false)
            for (const other of laid.slice(place + 1).flat()) expect(overlaps(rect, other)).toBe(false)
          }
        }
      }),
    )
  })

  it('lays a plate to the side with room', () => {
    const ways = standingWays({ disc: 30, plateWidth: 200, plateHeight: 36, stems: [50], gap: 6 })
    const placed = placeLabels([{ id: 'lamp', anchor: [900, 400], ways }], frame, [])
    const way = ways[placed.get('lamp') ?? -1]
    expect(way?.[1]?.x).toBeLessThan(0)
  })

  it('serves the more important first and leaves out what finds no room', () => {
    const ways = [[{ x: 0, y: 0, width: 50, height: 20 }]]
    const placed = placeLabels(
      [
        { id: 'first', anchor: [100, 300], ways },
        { id: 'second', anchor: [110, 305], ways },
      ],
      frame,
      [],
    )
    expect([placed.get('first'), placed.get('second')]).toEqual([0, null])
  })
})
