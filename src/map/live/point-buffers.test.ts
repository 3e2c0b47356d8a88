import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type LivePoint, PointBuffers } from './point-buffers'

const point = fc.record({
  id: fc.integer({ min: 0, max: 30 }).map(String),
  lng: fc.double({ min: 103, max: 105, noNaN: true }),
  lat: fc.double({ min: 30, max: 31, noNaN: true }),
  colour: fc.constant([1, 2, 3, 255] as const),
}) satisfies fc.Arbitrary<LivePoint>
const step = fc.oneof(point, point, fc.integer({ min: 0, max: 30 }).map(String))

/** A copy as the graphics card has it: only changed rows are ever written. */
function mirror(buffers: PointBuffers, copy: Float32Array): void {
  for (const [from, to] of buffers.takeChanged()) copy.set(buffers.offsets.subarray(from * 2, to * 2), from * 2)
}

describe('points in buffers', () => {
  it('are what a rebuild would give, through any changes, when only the changed rows are sent', () => {
    fc.assert(
      fc.property(fc.array(fc.array(step, { maxLength: 20 }), { maxLength: 12 }), rounds => {
        const buffers = new PointBuffers([104, 30.5], 64)
        const copy = new Float32Array(128)
        const known = new Map<string, LivePoint>()
        for (const steps of rounds) {
          for (const each of steps) {
            if (typeof each === 'string') {
              known.delete(each)
              buffers.remove(each)
            } else {
              known.set(each.id, each)
              buffers.set(each)
            }
          }
          mirror(buffers, copy)
        }
        expect(buffers.count).toBe(known.size)
        for (let row = 0; row < buffers.count; row++) {
          const own = known.get(buffers.idAt(row) ?? '')
          expect(copy[row * 2]).toBe(Math.fround((own?.lng ?? 0) - 104))
          expect(copy[row * 2 + 1]).toBe(Math.fround((own?.lat ?? 0) - 30.5))
        }
      }),
    )
  })

  it('have room for more than was thought, and say little of little', () => {
    const buffers = new PointBuffers([104, 30.5], 2)
    for (let id = 0; id < 5000; id++) buffers.set({ id: String(id), lng: 104, lat: 30.5, colour: [0, 0, 0, 255] })
    expect(buffers.count).toBe(5000)
    expect(buffers.takeChanged()).toEqual([[0, 5000]])
    buffers.set({ id: '10', lng: 104.1, lat: 30.5, colour: [0, 0, 0, 255] })
    buffers.remove('4000')
    expect(buffers.takeChanged()).toEqual([
      [10, 11],
      [4000, 4001],
    ])
  })
})
