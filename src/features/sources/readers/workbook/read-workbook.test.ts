import { type BookType, utils, type WorkSheet, write } from '@e965/xlsx'
import { describe, expect, it } from 'vitest'
import { Problem } from '../../../../shared/problem'
import { workbookBytes } from '../limits'
import { openRows } from '../open-rows'
import type { RawRow, ReadOptions } from '../row-reading'
import { sheetGrid } from './sheet-grid'

async function readAll(bytes: Uint8Array, options: ReadOptions = {}) {
  const reading = await openRows({ bytes }, options)
  const rows: RawRow[] = []
  for await (const chunk of reading.rows) rows.push(...chunk)
  return { ...reading, rows }
}

async function codeOf(bytes: Uint8Array, options: ReadOptions = {}): Promise<string> {
  try {
    await readAll(bytes, options)
  } catch (error) {
    if (error instanceof Problem) return error.code
    throw error
  }
  return 'read'
}

function workbook(sheets: Record<string, WorkSheet>, bookType: BookType): Buffer {
  const book = utils.book_new()
  for (const [name, sheet] of Object.entries(sheets)) utils.book_append_sheet(book, sheet, name)
  return write(book, { type: 'buffer', bookType })
}

/** Title across the top, header, a case over two rows, a blank row, a formula, an error, dates and times. */
function cases(): WorkSheet {
  const sheet = utils.aoa_to_sheet([
    ['案件登记表'],
    ['编号', '日期', '时刻', '金额', '是否'],
    ['甲', null, null, null, true],
    [null, null, null, 0.1 + 0.2, false],
    [],
    ['510104021003001', null, null, null, null],
  ])
  sheet['!merges'] = [
    { s: { r: 0, c: 0 }, e: { r: 0, c: 4 } },
    { s: { r: 2, c: 0 }, e: { r: 3, c: 0 } },
  ]
  sheet.B3 = { t: 'n', v: 46347, z: 'yyyy-mm-dd' }
  sheet.B4 = { t: 'n', v: 46347.520833333336, z: 'yyyy/m/d h:mm' }
  sheet.C3 = { t: 'n', v: 0.354166666666667, z: 'h:mm' }
  sheet.C4 = { t: 'n', v: 1.5, z: '[h]:mm' }
  sheet.D3 = { t: 'n', v: 42, f: 'SUM(40,2)' }
  sheet.D6 = { t: 'e', v: 7 }
  return sheet
}

const expected = [
  { line: 3, cells: ['甲', '2026-11-21', '08:30:00', '42', 'true'] },
  { line: 4, cells: ['甲', '2026-11-21T12:30:00', '1.5', '0.3', 'false'] },
  { line: 6, cells: ['510104021003001', '', '', '#DIV/0!', ''] },
]

describe.each(['xlsx', 'biff8'] as const)('%s', kind => {
  const format = kind === 'biff8' ? 'xls' : kind

  it('reads values, merged cells as their first, dates as ISO 8601', async () => {
    const read = await readAll(workbook({ 表一: cases() }, kind), { headerRow: 2 })
    expect(read).toMatchObject({ format, columns: ['编号', '日期', '时刻', '金额', '是否'] })
    expect(read.rows).toEqual(expected)
  })

  it('takes a sheet by name or number, the header from the first row with text', async () => {
    const second = utils.aoa_to_sheet([[], ['x', 'y'], ['1', '2'], ['3', '4', '5']])
    const bytes = workbook({ 一: cases(), 二: second }, kind)
    for (const sheet of ['二', 2, '2']) {
      const read = await readAll(bytes, { sheet })
      expect(read.columns).toEqual(['x', 'y'])
      expect(read.rows.map(row => [row.line, row.cells ?? row.fault?.code])).toEqual([
        [3, ['1', '2']],
        [4, 'shape'],
      ])
    }
    expect(await codeOf(bytes, { sheet: '三' })).toBe('sheet-not-found')
  })

  it('a merged header names its first column only', async () => {
    const sheet = utils.aoa_to_sheet([
      ['编号', '位置', null],
      ['1', '2', '3'],
    ])
    sheet['!merges'] = [{ s: { r: 0, c: 1 }, e: { r: 0, c: 2 } }]
    expect((await readAll(workbook({ s: sheet }, kind))).columns).toEqual(['编号', '位置'])
  })

  it('an empty sheet has no header', async () => {
    expect(await codeOf(workbook({ s: utils.aoa_to_sheet([]) }, kind))).toBe('no-header')
  })
})

it('refuses what is no workbook, is damaged, or is over 50 MB', async () => {
  const asXls = { format: 'xls' } as const
  expect(await codeOf(Buffer.from('<html><table><tr><td>1</td></tr></table></html>'), asXls)).toBe('workbook-broken')
  const bytes = workbook({ s: cases() }, 'xlsx')
  expect(await codeOf(bytes.subarray(0, bytes.length / 2))).toBe('workbook-broken')
  expect(await codeOf(Buffer.concat([bytes, Buffer.alloc(workbookBytes)]))).toBe('too-large')
})

it('a declared range or merge of the whole sheet is not believed', () => {
  const grid = sheetGrid(
    {
      '!ref': 'A1:XFD1048576',
      '!merges': [{ s: { r: 1, c: 0 }, e: { r: 1048575, c: 16383 } }],
      '!data': [
        [
          { t: 's', v: 'a' },
          { t: 's', v: 'b' },
        ],
        [{ t: 's', v: '1' }],
      ],
    },
    false,
  )
  expect(grid).toMatchObject({ firstRow: 1, lastRow: 2 })
  expect(grid.cells(2)).toEqual(['1', '1'])
})
