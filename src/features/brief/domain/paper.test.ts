import fc from 'fast-check'
import { expect, it } from 'vitest'
import { gather, paperFor, scaleBar } from './paper'

const box = [103, 30, 105, 31.5] as const
const paper = paperFor(box, 480, 500)

it('keeps the whole stretch on the paper, and shapes as they are', () => {
  for (const [lng, lat] of [
    [103, 30],
    [105, 31.5],
    [104, 30.7],
  ] as const)
    expect(paper.has(paper.to(lng, lat))).toBe(true)
  const [x0, y0] = paper.to(104, 30.75)
  const [x1] = paper.to(104 + 1 / (111.32 * Math.cos((30.75 * Math.PI) / 180)), 30.75)
  const [, y1] = paper.to(104, 30.75 - 1 / 111.32)
  expect(x1 - x0).toBeCloseTo(paper.perKm, 5)
  expect(y1 - y0).toBeCloseTo(paper.perKm, 5)
})

it('counts every point once: by a mark, or beyond the edge', () => {
  const point = fc.tuple(fc.double({ min: -50, max: 550, noNaN: true }), fc.double({ min: -50, max: 550, noNaN: true }))
  fc.assert(
    fc.property(fc.array(point), fc.integer({ min: 3, max: 40 }), (points, side) => {
      const { marks, beyond } = gather(points, paper, side)
      expect(marks.reduce((sum, each) => sum + each.count, 0) + beyond).toBe(points.length)
      for (const { x, y } of marks) expect(paper.has([x, y])).toBe(true)
    }),
  )
})

it('finds a round length for the scale', () => {
  expect(scaleBar(2.2, 100)).toBe(20)
  expect(scaleBar(40, 100)).toBe(2)
})
