import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { tonesOf } from './area-tones'

/** Squares of a board, each of an owner: the corners of a square are those of the grid. */
const board = (owners: readonly string[], width: number) =>
  owners.map((of, place) => {
    const [x, y] = [place % width, Math.floor(place / width)]
    return { of, corners: [`${x},${y}`, `${x + 1},${y}`, `${x},${y + 1}`, `${x + 1},${y + 1}`] }
  })

describe('tones of areas', () => {
  it('tells neighbours apart, those that touch at a corner too', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 }), (width, height) => {
        const areas = board(
          Array.from({ length: width * height }, (_, place) => `U${place}`),
          width,
        )
        const tones = tonesOf(areas, 9)
        for (const one of areas)
          for (const other of areas)
            if (one !== other && one.corners.some(corner => other.corners.includes(corner)))
              expect(tones.get(one.of)).not.toBe(tones.get(other.of))
      }),
    )
  })

  it('gives all areas of one owner one tone, and no tone that there is not', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('A', 'B', 'C', 'D', 'E', 'F'), { minLength: 1, maxLength: 30 }), owners => {
        const tones = tonesOf(board(owners, 6), 4)
        expect([...tones.keys()].sort()).toEqual([...new Set(owners)].sort())
        for (const tone of tones.values()) expect(tone >= 0 && tone < 4).toBe(true)
      }),
    )
  })
})
