import type { Dataset } from '../../datasets'
import type { Values } from '../../datasets/server'
import { isoInstant } from './iso-time'
import { Refused, unstorable } from './refusal'

const escaped = (part: string) => (/[\\|]/.test(part) ? part.replaceAll('\\', '\\\\').replaceAll('|', '\\|') : part)

const LONGEST = 1000

/** Identity inside a source: the parts joined with `|`. A part that is empty has no identity. */
export function joinedKey(parts: readonly string[]): string | Refused {
  if (parts.some(each => each === '')) return new Refused('required', 'a part of the key is empty', 'sourceId')
  const key = parts.length === 1 && parts[0] !== undefined ? escaped(parts[0]) : parts.map(escaped).join('|')
  if (unstorable.test(key))
    return new Refused('encoding', 'the key holds a character that cannot be stored', 'sourceId')
  return key.length <= LONGEST ? key : new Refused('too-large', `a key may have ${LONGEST} characters`, 'sourceId')
}

/** The dataset's natural key; moments in UTC, so that one moment has one key however it was written. */
export function naturalKey(dataset: Dataset, values: Values): string | Refused {
  const parts: string[] = []
  for (const name of dataset.key) {
    const value = values[name]
    if (value === null || value === undefined || value === '') return new Refused('required', `${name} is empty`, name)
    const isMoment = typeof value === 'number' && dataset.fields.find(each => each.name === name)?.type === 'timestamp'
    parts.push(isMoment ? isoInstant(value) : String(value))
  }
  return joinedKey(parts)
}
