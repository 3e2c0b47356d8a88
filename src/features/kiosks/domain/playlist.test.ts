import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readPlaylist, SHORTEST_DWELL, writePlaylist } from './playlist'
import { scenes } from './scene-names'

describe('a playlist in an address', () => {
  it('reads what it writes', () => {
    const entry = fc.record({
      scene: fc.constantFrom(...scenes),
      seconds: fc.integer({ min: SHORTEST_DWELL, max: 3600 }),
    })
    fc.assert(
      fc.property(fc.array(entry, { minLength: 1, maxLength: 24 }), entries => {
        expect(readPlaylist(writePlaylist(entries))).toEqual(entries)
      }),
    )
  })

  it('gives a scene without a number a minute, and refuses what it does not know or what flickers', () => {
    expect(readPlaylist('works')).toEqual([{ scene: 'works', seconds: 60 }])
    expect(readPlaylist('overview:59')).toBeNull()
    expect(readPlaylist('weather:60')).toBeNull()
    expect(readPlaylist('')).toBeNull()
  })
})
