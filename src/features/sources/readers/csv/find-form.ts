import { badRequest } from '../../../../shared/problem'
import { type CsvForm, CsvScanner } from './csv-scanner'

const candidates = [',', ';', '\t', '|'] as const

/** Line ends, lines to skip and delimiter, from the first text of a file. Throws `delimiter`. */
export function findForm(head: string, declared: string | undefined, headerRow: number | undefined): CsvForm {
  const newline = newlineOf(head)
  // Spreadsheets write `sep=;` above the header, and read it.
  const hint = /^sep=([^\r\n])\r?(?:\n|$)/i.exec(head)
  const skipLines = headerRow !== undefined ? headerRow - 1 : hint ? 1 : 0
  const given = declaredDelimiter(declared) ?? hint?.[1]
  return { newline, skipLines, delimiter: given ?? guessDelimiter(head, newline, skipLines) }
}

function declaredDelimiter(declared: string | undefined): string | undefined {
  if (declared === undefined || declared === '' || declared === 'auto') return undefined
  const delimiter = declared === 'tab' || declared === '\\t' ? '\t' : declared
  if (delimiter.length !== 1 || /["\r\n]/.test(delimiter)) {
    throw badRequest('delimiter', 'The delimiter must be one character, and no quote or line end')
  }
  return delimiter
}

function newlineOf(head: string): '\n' | '\r' {
  const outside = head.replaceAll(/"[^"]*"/g, '')
  return !outside.includes('\n') && outside.includes('\r') ? '\r' : '\n'
}

/** The delimiter that gives the widest header whose width most of the first rows share. */
function guessDelimiter(head: string, newline: '\n' | '\r', skipLines: number): string {
  const sample = head.slice(0, 64 * 1024)
  let best = { delimiter: ',', agreeing: 0, width: 1 }
  for (const delimiter of candidates) {
    const scanner = new CsvScanner({ delimiter, newline, skipLines })
    const rows = [...scanner.push(sample, sample.length === head.length)].flat()
    const width = rows[0]?.cells?.length ?? 1
    if (width < 2) continue
    const seen = rows.slice(0, 50)
    const agreeing = seen.filter(row => row.cells).length / seen.length
    const better = agreeing >= best.agreeing * 0.9 && width > best.width
    if (better || agreeing > best.agreeing * 1.5) best = { delimiter, agreeing, width }
  }
  return best.delimiter
}
