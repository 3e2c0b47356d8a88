import type { Dataset } from './define-dataset'

/** Personal text as anyone without a right to it sees it: the first character of a name, head and tail of a number. */
export function masked(value: string): string {
  const characters = [...value]
  if (/^[\d\s+()-]{7,}$/.test(value)) return `${characters.slice(0, 3).join('')}****${characters.slice(-4).join('')}`
  return `${characters[0] ?? ''}${'*'.repeat(Math.max(characters.length - 1, 1))}`
}

/** The same of a text that may be absent. */
export const maskedText = (value: string | null): string | null => (value === null ? null : masked(value))

/** A record with every personal field masked. */
export function withoutPersonalData(dataset: Dataset, record: Record<string, unknown>): Record<string, unknown> {
  const personal = dataset.fields.filter(each => each.personal && typeof record[each.name] === 'string')
  if (personal.length === 0) return record
  return { ...record, ...Object.fromEntries(personal.map(each => [each.name, masked(String(record[each.name]))])) }
}
