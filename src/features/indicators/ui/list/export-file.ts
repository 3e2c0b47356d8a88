import { utils, write } from '@e965/xlsx'

export type SheetCell = string | number | null

/** A file's rows, the header first. */
export interface Sheet {
  readonly rows: readonly (readonly SheetCell[])[]
  /** Width of each column in characters, for workbooks. */
  readonly widths: readonly number[]
}

/**
 * Text that a spreadsheet would take for a formula is marked as text (OWASP, "CSV Injection"): an apostrophe before
 * `=`, `+`, `-`, `@`, tab or carriage return at its beginning. Numbers are numbers and stay as they are.
 */
export const safeText = (text: string): string => (/^[=+\-@\t\r＝＋－＠]/.test(text) ? `'${text}` : text)

const quoted = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

/** RFC 4180 with a byte order mark, by which Excel knows UTF-8. */
export const csvOf = ({ rows }: Sheet): string =>
  `\uFEFF${rows
    .map(row =>
      row.map(cell => (cell === null ? '' : typeof cell === 'number' ? String(cell) : quoted(safeText(cell)))).join(),
    )
    .join('\r\n')}\r\n`

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
