import { describe, expect, it } from 'vitest'
import { colours, deskColours } from '../tokens'
import { chartTheme } from './theme'

describe('the charts’ theme', () => {
  it('is made of tokens alone', () => {
    for (const set of [colours, deskColours]) {
      const written = JSON.stringify(chartTheme(set)).match(/#[0-9a-f]{6}/gi) ?? []
      expect(written.length).toBeGreaterThan(10)
      const known: readonly string[] = Object.values(set)
      expect(written.filter(each => !known.includes(each))).toEqual([])
    }
  })
})
