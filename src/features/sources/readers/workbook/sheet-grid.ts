import type { CellObject, WorkSheet } from '@e965/xlsx'
import { badRequest } from '../../../../shared/problem'
import { cellText } from './cell-text'

/** A sheet as text by row number (from 1, as people see it) and column index (from 0, which is column A). */
export interface SheetGrid {
  firstRow: number
  lastRow: number
  /** Names up to the last one; what a merge spreads sideways is not repeated, for it would name two columns the same. */
  header(row: number): readonly string[]
  /** All used cells of a row. */
  cells(row: number): string[]
}

interface Merge {
  s: { r: number; c: number }
  e: { r: number; c: number }
}

/** Throws `no-header` for a sheet without cells. */
export function sheetGrid(sheet: WorkSheet, date1904: boolean): SheetGrid {
  // Measured, because the range a file declares is often the whole sheet of 17 billion cells.
  const data: readonly (CellObject | undefined)[][] = sheet['!data'] ?? []
  const width = data.reduce((widest, row) => Math.max(widest, row?.length ?? 0), 0)
  if (width === 0) throw badRequest('no-header', 'The sheet is empty')
  const merges = mergesByRow(sheet['!merges'] ?? [], data.length)

  const own = (row: number, column: number) => cellText(data[row]?.[column], date1904)
  const rowTexts = (row: number, sideways: boolean) => {
    const texts = Array.from({ length: width }, (_, column) => own(row, column))
    for (const { s, e } of merges.get(row) ?? []) {
      const first = own(s.r, s.c)
      const until = sideways ? Math.min(e.c, width - 1) : s.c
      for (let column = s.c; column <= until; column++) texts[column] = first
    }
    return texts
  }
  let firstRow = 0
  while (firstRow < data.length - 1 && rowTexts(firstRow, true).every(text => text === '')) firstRow++

  return {
    firstRow: firstRow + 1,
    lastRow: data.length,
    header(row) {
      const texts = rowTexts(row - 1, false)
      const last = texts.findLastIndex(text => text.trim() !== '')
      return texts.slice(0, last + 1)
    },
    cells: row => rowTexts(row - 1, true),
  }
}

function mergesByRow(merges: readonly Merge[], rows: number): Map<number, Merge[]> {
  const byRow = new Map<number, Merge[]>()
  for (const merge of merges) {
    for (let row = merge.s.r; row <= merge.e.r && row < rows; row++) {
      const list = byRow.get(row)
      if (list) list.push(merge)
      else byRow.set(row, [merge])
    }
  }
  return byRow
}
