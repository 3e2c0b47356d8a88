import { describe, expect, it } from 'vitest'
import { bandClass, bandLayout, columnsFor } from './band.view'
import { spanOf } from './emergency.view'
import { heatClass } from './heat.view'

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

describe('cells that fill a box', () => {
  it('take as many columns as make them largest', () => {
    expect(columnsFor(98, null)).toBe(20)
    expect(columnsFor(100, 1)).toBe(10)
    expect(columnsFor(98, 4)).toBeGreaterThan(columnsFor(98, 2))
  })
})

describe('a heat map', () => {
  it('is coloured below sixty alone', () => {
    expect([null, 59.9, 60, 75, 89, 100].map(heatClass)).toEqual([
      'heat-none',
      'heat-low',
      'heat-1',
      'heat-2',
      'heat-3',
      'heat-4',
    ])
  })
})

describe('how long something lasts', () => {
  it('is told in hours and minutes', () => {
    expect([0, 59_999, 60_000, 7_500_000, 189_000_000].map(spanOf)).toEqual(['0:00', '0:00', '0:01', '2:05', '52:30'])
  })
})
