/** Largest cell or JSON string, in UTF-8 bytes; a longer one refuses its row. */
export const cellBytes = 64 * 1024
/** A text of this many UTF-16 units or fewer cannot exceed `cellBytes`. */
export const surelySmall = Math.floor(cellBytes / 3)
/** Longest record that is held while its end is looked for, in UTF-16 units: an unclosed quote may not swallow a file. */
export const recordLength = 8 * 1024 * 1024
/** Brackets open at once in JSON. */
export const jsonDepth = 32
/** Elements open at once in XES. */
export const xmlDepth = 64
export const workbookBytes = 50 * 1024 * 1024
/** What of a refused row is kept for quarantine, in UTF-16 units. */
export const rawLength = 64 * 1024
export const rowsPerChunk = 1000
/** Bytes read at a time. */
export const readBytes = 256 * 1024
/** How far into a file header, delimiter and line ends are looked for, in bytes. */
export const headBytes = 1024 * 1024

export function cellTooLarge(text: string): boolean {
  if (text.length <= surelySmall) return false
  return text.length > cellBytes || Buffer.byteLength(text) > cellBytes
}
