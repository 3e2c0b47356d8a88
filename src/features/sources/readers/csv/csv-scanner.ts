import { cellTooLarge, rawLength, recordLength, rowsPerChunk, surelySmall } from '../limits'
import type { RawRow, RowFault } from '../row-reading'
import type { RowScanner } from '../row-scanner'
import { encodingFault, keepable } from '../text'
import { readQuotedRecord } from './quoted-record'

export interface CsvForm {
  delimiter: string
  /** What ends a line; a CR before LF is taken off. */
  newline: '\n' | '\r'
  /** Physical lines above the header. */
  skipLines: number
}

/**
 * RFC 4180 with faults by the row, fed in pieces of any size. The first record is the header and sets the width.
 *
 * A record that goes wrong costs its first physical line only and reading goes on at the next one, so a stray or
 * unclosed quote takes no good row with it. Why our own: `docs/decisions/030-csv-reader.md`.
 */
export class CsvScanner implements RowScanner {
  private rest = ''
  private line = 1
  /** Until `rest` is this long a record that did not end is not looked at again; keeps long records linear. */
  private awaited = 0
  private skippingLine = false
  private width = -1

  constructor(private readonly form: CsvForm) {}

  *push(piece: string, last: boolean): Generator<readonly RawRow[]> {
    const text = this.rest + piece
    if (!last && text.length < this.awaited) {
      this.rest = text
      return
    }
    let rows: RawRow[] = []
    const { newline, delimiter } = this.form
    // Whether any row of this piece can have an encoding fault; asking once per piece costs nothing.
    const suspicious = encodingFault(text) !== undefined
    let at = 0
    let quoteAt = text.indexOf('"')
    while (at < text.length) {
      if (rows.length >= rowsPerChunk) {
        yield rows
        rows = []
      }
      const lineEnd = text.indexOf(newline, at)
      const ended = lineEnd >= 0 || last
      const end = lineEnd < 0 ? text.length : lineEnd
      const next = lineEnd < 0 ? end : end + 1
      if (this.skippingLine || this.line <= this.form.skipLines) {
        this.skippingLine = !ended
        if (ended) this.line++
        at = next
        continue
      }
      if (quoteAt >= 0 && quoteAt < at) quoteAt = text.indexOf('"', at)
      if (quoteAt < 0 || quoteAt >= end) {
        if (ended) {
          this.addPlain(rows, text, at, end, suspicious)
          this.line++
          at = next
          continue
        }
      } else {
        const record = readQuotedRecord(text, at, delimiter, newline, last)
        if (record.kind === 'record') {
          this.add(rows, record.cells, text, at, record.next, suspicious)
          this.line += record.lines
          at = record.next
          continue
        }
        const unclosed = record.kind === 'incomplete'
        if (ended && (!unclosed || last || text.length - at > recordLength)) {
          const reason = unclosed ? 'a quote is never closed' : 'text after a closing quote'
          this.addFault(rows, { code: 'shape', reason }, text, at, end)
          this.line++
          at = next
          continue
        }
      }
      if (text.length - at > recordLength) {
        this.addFault(rows, { code: 'too-large', reason: 'a record longer than 8 million characters' }, text, at, end)
        this.skippingLine = true
        at = text.length
      }
      break
    }
    this.rest = text.slice(at)
    this.awaited = Math.min(this.rest.length * 2, recordLength + 1)
    if (rows.length > 0) yield rows
  }

  private addPlain(rows: RawRow[], text: string, from: number, end: number, suspicious: boolean) {
    const carriageReturn = end > from && this.form.newline === '\n' && text.charCodeAt(end - 1) === 13
    const until = carriageReturn ? end - 1 : end
    if (until === from) return
    this.add(rows, text.slice(from, until).split(this.form.delimiter), text, from, until, suspicious)
  }

  private add(rows: RawRow[], cells: string[], text: string, from: number, end: number, suspicious: boolean) {
    if (this.width < 0) this.width = cells.length
    const fault = this.faultOf(cells, end - from, suspicious)
    if (fault) this.addFault(rows, fault, text, from, end)
    else rows.push({ line: this.line, cells })
  }

  private faultOf(cells: readonly string[], length: number, suspicious: boolean): Omit<RowFault, 'raw'> | undefined {
    if (suspicious) {
      for (const cell of cells) {
        const reason = encodingFault(cell)
        if (reason) return { code: 'encoding', reason }
      }
    }
    if (length > surelySmall && cells.some(cellTooLarge))
      return { code: 'too-large', reason: 'a cell larger than 64 kB' }
    if (cells.length !== this.width) {
      return { code: 'shape', reason: `${cells.length} cells where the header has ${this.width}` }
    }
    return undefined
  }

  private addFault(rows: RawRow[], fault: Omit<RowFault, 'raw'>, text: string, from: number, end: number) {
    const raw = keepable(text.slice(from, Math.min(end, from + rawLength + 1)), rawLength).replace(/[\r\n]+$/, '')
    rows.push({ line: this.line, fault: { ...fault, raw } })
  }
}
