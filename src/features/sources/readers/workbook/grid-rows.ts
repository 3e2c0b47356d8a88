import { cellTooLarge, rawLength } from '../limits'
import type { RawRow } from '../row-reading'
import { encodingFault, keepable } from '../text'
import type { SheetGrid } from './sheet-grid'

/** The rows below the header; rows without any value are skipped. `line` is the row number. */
export function gridRows(grid: SheetGrid, headerRow: number, width: number): RawRow[] {
  const rows: RawRow[] = []
  for (let line = headerRow + 1; line <= grid.lastRow; line++) {
    const all = grid.cells(line)
    if (all.every(text => text === '')) continue
    rows.push(row(line, all, width))
  }
  return rows
}

function row(line: number, all: string[], width: number): RawRow {
  const raw = () => all.map(text => keepable(text, rawLength))
  const beyond = all.findIndex((text, index) => index >= width && text !== '')
  if (beyond >= 0) {
    return {
      line,
      fault: { code: 'shape', reason: `a value in column ${beyond + 1}, which has no header`, raw: raw() },
    }
  }
  for (const text of all) {
    const reason = encodingFault(text)
    if (reason) return { line, fault: { code: 'encoding', reason, raw: raw() } }
    if (cellTooLarge(text))
      return { line, fault: { code: 'too-large', reason: 'a cell larger than 64 kB', raw: raw() } }
  }
  return { line, cells: all.slice(0, width) }
}
