import { utils, write } from '@e965/xlsx'
import { csvLine, csvStart, safeText } from '@/shared/csv'

export type SheetCell = string | number | null

/** A file's rows, the header first. */
export interface Sheet {
  readonly rows: readonly (readonly SheetCell[])[]
  /** Width of each column in characters, for workbooks. */
  readonly widths: readonly number[]
}

export const csvOf = ({ rows }: Sheet): string => csvStart + rows.map(csvLine).join('')

export function xlsxOf({ rows, widths }: Sheet, title: string): Buffer {
  const sheet = utils.aoa_to_sheet(
    rows.map(row => row.map(cell => (typeof cell === 'string' ? { t: 's', v: safeText(cell) } : cell))),
  )
  sheet['!cols'] = widths.map(wch => ({ wch }))
  sheet['!autofilter'] = { ref: sheet['!ref'] ?? 'A1' }
  const book = utils.book_new()
  utils.book_append_sheet(book, sheet, title.slice(0, 31))
  return write(book, { type: 'buffer', bookType: 'xlsx', compression: true }) as Buffer
}
