import { read, set_cptable, type WorkBook, type WorkSheet } from '@e965/xlsx'
import { badRequest, Problem } from '../../../../shared/problem'
import { type Bytes, wholeBody } from '../bytes'
import { columnNames } from '../column-names'
import { workbookBytes } from '../limits'
import type { ReadOptions, RowReading } from '../row-reading'
import { pieces } from '../row-scanner'
import { gridRows } from './grid-rows'
import { sheetGrid } from './sheet-grid'

/**
 * One sheet of a workbook, read whole: values and not formulas, merged cells as their first, dates as ISO 8601 without
 * an offset. Throws `too-large` (413, over 50 MB), `workbook-broken`, `sheet-not-found`, `no-header`, `duplicate-column`.
 */
export async function readWorkbook(bytes: Bytes, format: 'xlsx' | 'xls', options: ReadOptions): Promise<RowReading> {
  const all = await wholeBody(bytes, workbookBytes)
  if (!all) throw new Problem(413, 'too-large', 'A workbook may be 50 MB at most; send larger tables as CSV')
  const workbook = await parse(all)
  const grid = sheetGrid(sheetOf(workbook, options.sheet), workbook.Workbook?.WBProps?.date1904 === true)
  const headerRow = options.headerRow ?? grid.firstRow
  const columns = columnNames(grid.header(headerRow))
  return {
    format,
    columns,
    rows: {
      async *[Symbol.asyncIterator]() {
        yield* pieces(gridRows(grid, headerRow, columns.length))
      },
    },
  }
}

async function parse(all: Buffer): Promise<WorkBook> {
  const isZip = all.subarray(0, 4).equals(Buffer.from([0x50, 0x4b, 3, 4]))
  const isOle = all.subarray(0, 4).equals(Buffer.from([0xd0, 0xcf, 0x11, 0xe0]))
  // The library reads almost anything as some kind of sheet; web pages that call themselves .xls are common.
  if (!isZip && !isOle) throw badRequest('workbook-broken', 'This is not an Excel workbook, whatever its name says')
  // Old .xls files name their code page (936 is GBK) and cannot be read without its table.
  if (isOle) set_cptable(await import('@e965/xlsx/dist/cpexcel.full.mjs'))
  try {
    return read(all, {
      type: 'buffer',
      dense: true,
      cellFormula: false,
      cellHTML: false,
      cellNF: true,
      cellText: false,
    })
  } catch (error) {
    const detail = error instanceof Error ? error.message.slice(0, 200) : 'unknown'
    throw badRequest('workbook-broken', `The workbook cannot be read: ${detail}`)
  }
}

function sheetOf(workbook: WorkBook, wanted: string | number | undefined): WorkSheet {
  const names = workbook.SheetNames
  const byName = typeof wanted === 'string' ? names.find(name => name === wanted) : undefined
  const name = byName ?? names[Number(wanted ?? 1) - 1]
  const sheet = name === undefined ? undefined : workbook.Sheets[name]
  if (!sheet) {
    throw badRequest(
      'sheet-not-found',
      `The workbook has no sheet ${wanted ?? 1}; it has ${names.join(', ').slice(0, 500)}`,
    )
  }
  return sheet
}
