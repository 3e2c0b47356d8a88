import { describe, expect, it } from 'vitest'
import { bandClass, bandLayout } from './band.view'

describe('band of cells', () => {
  it('has room for every cell of a block', () => {
    for (const cells of [94, 97, 98]) {
      const { columns, rows } = bandLayout(cells)
      expect(columns * rows).toBeGreaterThanOrEqual(cells)
      expect(columns * (rows - 1)).toBeLessThan(cells)
    }
  })

  it('colours only what is at its floor, and shows no value as hollow', () => {
    expect(bandClass(null)).toBe('cell-none')
    expect(bandClass(0)).toBe('cell-low')
    expect([0.1, 20, 40, 60, 80, 100].map(bandClass)).toEqual([
      'cell-1',
      'cell-2',
      'cell-3',
      'cell-4',
      'cell-5',
      'cell-5',
    ])
  })
})
