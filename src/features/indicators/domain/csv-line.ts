/** What a spreadsheet would run as a formula when it opens the file. */
const runs = /^[=+\-@\t\r]/
const isNumber = /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i

/** One line of CSV (RFC 4180). Texts that a spreadsheet would run are preceded by an apostrophe; numbers stay as they are. */
export const csvLine = (values: readonly unknown[]): string => `${values.map(cell).join(',')}\r\n`

function cell(value: unknown): string {
  if (value === null || value === undefined) return ''
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value)
  const harmless = runs.test(text) && !isNumber.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}
