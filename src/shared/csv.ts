/** What a spreadsheet would run as a formula when it opens the file (OWASP, "CSV Injection"); full-width signs too. */
const runs = /^[=+\-@\t\r\n＝＋－＠]/
const isNumber = /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i

/** Text as a spreadsheet may have it: what would run is preceded by an apostrophe, a number in words stays one. */
export const safeText = (text: string): string => (runs.test(text) && !isNumber.test(text) ? `'${text}` : text)

/** Goes before the first line: the byte order mark by which Excel knows UTF-8. */
export const csvStart = '\uFEFF'

/**
 * One line of CSV (RFC 4180), the only way any of our exports writes one. Numbers stay numbers, objects become JSON,
 * what is empty stays empty.
 */
export const csvLine = (values: readonly unknown[]): string => `${values.map(cell).join(',')}\r\n`

function cell(value: unknown): string {
  if (value === null || value === undefined) return ''
  const text = safeText(typeof value === 'object' ? JSON.stringify(value) : String(value))
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
