/** One record that holds quotes, read from `text` at `from`. Times out of the hot path: most records hold none. */
export type QuotedRecord =
  | { kind: 'record'; cells: string[]; next: number; lines: number }
  /** The text ends before the record does. */
  | { kind: 'incomplete' }
  /** After a closing quote something other than a delimiter or the line's end follows, at column index `cell`. */
  | { kind: 'malformed'; cell: number }

const quote = 34
const space = 32
const carriageReturn = 13

export function readQuotedRecord(
  text: string,
  from: number,
  delimiter: string,
  newline: string,
  last: boolean,
): QuotedRecord {
  const cells: string[] = []
  const delimiterCode = delimiter.charCodeAt(0)
  const newlineCode = newline.charCodeAt(0)
  let lines = 0
  let at = from
  let lineEnd = -1
  for (;;) {
    if (text.charCodeAt(at) === quote) {
      const close = closingQuote(text, at + 1)
      // A quote at the very end may be the first half of a doubled one.
      if (close < 0 || (close + 1 >= text.length && !last)) return { kind: 'incomplete' }
      const inner = text.slice(at + 1, close)
      lines += count(inner, newline)
      cells.push(inner.includes('"') ? inner.replaceAll('""', '"') : inner)
      at = close + 1
      while (text.charCodeAt(at) === space && delimiterCode !== space) at++
      if (text.charCodeAt(at) === carriageReturn && newlineCode !== carriageReturn) {
        if (at + 1 >= text.length && !last) return { kind: 'incomplete' }
        if (at + 1 >= text.length || text.charCodeAt(at + 1) === newlineCode) at++
      }
      if (at >= text.length) {
        return last ? { kind: 'record', cells, next: at, lines: lines + 1 } : { kind: 'incomplete' }
      }
      const code = text.charCodeAt(at)
      if (code === newlineCode) return { kind: 'record', cells, next: at + 1, lines: lines + 1 }
      if (code !== delimiterCode) return { kind: 'malformed', cell: cells.length - 1 }
      at++
    } else {
      if (lineEnd < at) lineEnd = text.indexOf(newline, at)
      if (lineEnd < 0 && !last) return { kind: 'incomplete' }
      const end = lineEnd < 0 ? text.length : lineEnd
      const found = text.indexOf(delimiter, at)
      if (found >= 0 && found < end) {
        cells.push(text.slice(at, found))
        at = found + 1
        continue
      }
      const trimmed = end > at && newlineCode !== carriageReturn && text.charCodeAt(end - 1) === carriageReturn
      cells.push(text.slice(at, trimmed ? end - 1 : end))
      return { kind: 'record', cells, next: lineEnd < 0 ? end : end + 1, lines: lines + 1 }
    }
  }
}

function closingQuote(text: string, from: number): number {
  for (let at = from; ; at += 2) {
    at = text.indexOf('"', at)
    if (at < 0 || text.charCodeAt(at + 1) !== quote) return at
  }
}

function count(text: string, newline: string): number {
  let found = 0
  for (let at = text.indexOf(newline); at >= 0; at = text.indexOf(newline, at + 1)) found++
  return found
}
