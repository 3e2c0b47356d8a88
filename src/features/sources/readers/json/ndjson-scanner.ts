import { recordLength } from '../limits'
import type { RawRow } from '../row-reading'
import { pieces, type RowScanner } from '../row-scanner'
import { encodingFault } from '../text'
import { faultRow, isObject, isTooDeep, nonFiniteFault, valueFault } from './value-fault'

/** One JSON object a line; whatever is wrong with a line costs that line only. Blank lines are skipped. */
export class NdjsonScanner implements RowScanner {
  private rest = ''
  private line = 1
  private skippingLine = false

  push(piece: string, last: boolean): Iterable<readonly RawRow[]> {
    return pieces(this.scan(piece, last))
  }

  private scan(piece: string, last: boolean): RawRow[] {
    const rows: RawRow[] = []
    const firstEnd = piece.indexOf('\n')
    // Only a piece that ends a line is worth joining to what went before; a long line stays a rope until then.
    if (firstEnd < 0 && !last) {
      this.rest = this.skippingLine ? '' : this.rest + piece
      this.dropOverlong(rows)
      return rows
    }
    const text = this.rest + piece
    let at = 0
    for (let end = text.indexOf('\n', at); end >= 0 || (last && at < text.length); end = text.indexOf('\n', at)) {
      const until = end < 0 ? text.length : end
      if (!this.skippingLine) this.add(rows, text.slice(at, until))
      this.skippingLine = false
      this.line++
      at = until + 1
    }
    this.rest = this.skippingLine ? '' : text.slice(at)
    this.dropOverlong(rows)
    return rows
  }

  private dropOverlong(rows: RawRow[]) {
    if (this.rest.length <= recordLength) return
    rows.push(faultRow(this.line, { code: 'too-large', reason: 'a line longer than 8 million characters' }, this.rest))
    this.skippingLine = true
    this.rest = ''
  }

  private add(rows: RawRow[], text: string) {
    if (text.trim() !== '') rows.push(parseLine(this.line, text))
  }
}

function parseLine(line: number, text: string): RawRow {
  const reason = encodingFault(text)
  if (reason) return faultRow(line, { code: 'encoding', reason }, text)
  if (isTooDeep(text)) return faultRow(line, { code: 'shape', reason: 'nested deeper than 32' }, text)
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return faultRow(line, nonFiniteFault(text) ?? { code: 'shape', reason: 'not JSON' }, text)
  }
  if (!isObject(value)) return faultRow(line, { code: 'shape', reason: 'not a JSON object' }, text)
  const fault = valueFault(value, text)
  return fault ? faultRow(line, fault, text) : { line, value }
}
