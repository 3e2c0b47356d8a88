import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { placeInTile, tilesOver } from './tile-cover'

const lng = fc.double({ min: -179, max: 179, noNaN: true })
const lat = fc.double({ min: -80, max: 80, noNaN: true })

describe('tiles over a box', () => {
  it('hold every place of it', () => {
    fc.assert(
      fc.property(lng, lat, fc.integer({ min: 0, max: 18 }), (x, y, z) => {
        const [tile] = tilesOver([x, y, x, y], z)
        if (!tile) throw new Error('no tile')
        const [west, north] = placeInTile(tile, 0, 0)
        const [east, south] = placeInTile(tile, 1, 1)
        expect(x).toBeGreaterThanOrEqual(west - 1e-9)
        expect(x).toBeLessThanOrEqual(east + 1e-9)
        expect(y).toBeGreaterThanOrEqual(south - 1e-9)
        expect(y).toBeLessThanOrEqual(north + 1e-9)
      }),
    )
  })

  it('come from the middle outwards, and no more than are wanted', () => {
    const tiles = tilesOver([103, 30, 105, 31.5], 11, 9)
    expect(tiles).toHaveLength(9)
    const all = tilesOver([103, 30, 105, 31.5], 11, 10_000)
    expect(tiles[0]).toEqual(all[0])
  })
})
