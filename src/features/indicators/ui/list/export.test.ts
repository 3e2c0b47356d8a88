import { read, utils } from '@e965/xlsx'
import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { csvOf, xlsxOf } from '@/platform/sheet-file'
import { exportNames } from './export-names'
import { heatSheet, listSheet } from './export-sheet'
import { rowOf } from './testing/row-of'

const rows = [
  rowOf('S-1', {
    zh: '=1+1 的指标',
    en: 'Share of "all", exactly',
    value: 97.4375,
    score: 83,
    before: 80,
    numerator: '877',
  }),
  rowOf('S-2', { zh: '没有值', en: 'Without', value: null, score: null, reason: 'no-denominator', numerator: '0' }),
]

describe('the list as a file', () => {
  it('is CSV that Excel reads as UTF-8, numbers as numbers', () => {
    const text = csvOf(listSheet(rows, exportNames('zh')))
    expect(text.startsWith('\uFEFF')).toBe(true)
    const [head, first, second] = parse(text, { bom: true }) as string[][]
    expect(head?.slice(0, 2)).toEqual(['代码', '指标'])
    expect(first?.slice(0, 8)).toEqual(['S-1', "'=1+1 的指标", '安全', '燃气', '97.4375', '%', '83', '3'])
    expect(second?.slice(4, 10)).toEqual(['', '%', '', '', '', '没有可计的对象'])
  })

  it('is a workbook whose numbers are numbers', () => {
    const book = read(xlsxOf(listSheet(rows, exportNames('en')), 'City health index'))
    const sheet = book.Sheets['City health index']
    if (!sheet) throw new Error('no sheet')
    const [head, first] = utils.sheet_to_json<unknown[]>(sheet, { header: 1 })
    expect(head?.slice(0, 2)).toEqual(['Code', 'Indicator'])
    expect(first?.slice(1, 8)).toEqual(['Share of "all", exactly', 'Safe', 'Gas', 97.4375, '%', 83, 3])
  })
})

describe('the heat map as a file', () => {
  it('has a column an area under its index, and says why a cell is empty', () => {
    const none = { safe: null, tidy: null, orderly: null, convenient: null }
    const sheet = heatSheet(
      {
        how: 'kept',
        at: '',
        areas: [{ kind: 'city', code: '1', zh: '城', en: 'City', value: 80.5, dimensions: none }],
        codes: ['S-2', 'S-1'],
        scores: [[null, 83]],
        values: [[null, 97.4]],
        reasons: { 'not-applicable': [[0, 0]] },
      },
      rows,
      exportNames('en'),
    )
    expect(sheet.rows).toEqual([
      ['Code', 'Indicator', 'City'],
      [null, 'City health index', 80.5],
      ['S-1', 'Share of "all", exactly', 83],
      ['S-2', 'Without', 'Not applicable'],
    ])
  })
})
