import { badRequest } from '../../../shared/problem'

/**
 * Header cells as column names: trimmed, without line ends inside. A cell without a name stays `''`, so that nothing
 * can take from it. Throws `no-header` if none has a name and `duplicate-column` if two share one.
 */
export function columnNames(cells: readonly string[]): readonly string[] {
  // Concatenated and cut anew so that a long-lived name does not hold the whole first chunk of the file in memory.
  const names = cells.map(cell => Buffer.from(cell.replaceAll(/\s*[\r\n]+\s*/g, ' ').trim()).toString())
  if (names.every(name => name === '')) throw badRequest('no-header', 'The header names no column')
  const seen = new Set<string>()
  for (const name of names) {
    if (name !== '' && seen.has(name)) {
      throw badRequest('duplicate-column', `Two columns are called ${name.slice(0, 200)}`, {
        column: name.slice(0, 200),
      })
    }
    seen.add(name)
  }
  return names
}
