import { cellTooLarge, jsonDepth, rawLength, surelySmall } from '../limits'
import type { RawRow, RowFault } from '../row-reading'
import { keepable } from '../text'

type Fault = Omit<RowFault, 'raw'>

export const faultRow = (line: number, fault: Fault, text: string): RawRow => ({
  line,
  fault: { ...fault, raw: keepable(text.trim(), rawLength) },
})

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** What a parsed value may hold and a database may not: NUL, halves of surrogate pairs, strings over 64 kB. */
export function valueFault(value: Record<string, unknown>, text: string): Fault | undefined {
  if (text.length <= surelySmall && !/\\u(?:0000|d[89a-f])/i.test(text)) return undefined
  for (const [column, inner] of Object.entries(value)) {
    for (const string of stringsIn(inner)) {
      if (string.includes('\0') || !isWellFormed(string)) {
        return { code: 'encoding', reason: 'a NUL character or half a surrogate pair', column }
      }
      if (cellTooLarge(string)) return { code: 'too-large', reason: 'a value larger than 64 kB', column }
    }
  }
  return undefined
}

function* stringsIn(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value
  else if (Array.isArray(value)) for (const inner of value) yield* stringsIn(inner)
  else if (isObject(value)) {
    yield* Object.keys(value)
    for (const inner of Object.values(value)) yield* stringsIn(inner)
  }
}

const isWellFormed = (text: string) => !/\p{Surrogate}/u.test(text)

/** NaN and Infinity are no JSON, yet many writers put them: then it is the type that is wrong, not the shape. */
export function nonFiniteFault(text: string): Fault | undefined {
  if (!/NaN|Infinity/.test(text)) return undefined
  const mark = '\u0001not finite'
  try {
    const mended = text.replaceAll(/"(?:[^"\\]|\\.)*"|-?\b(?:NaN|Infinity)\b/g, found =>
      found.startsWith('"') ? found : JSON.stringify(mark),
    )
    const value: unknown = JSON.parse(mended)
    if (!isObject(value)) return undefined
    const column = Object.keys(value).find(key => value[key] === mark)
    return { code: 'type', reason: 'NaN and Infinity are no numbers', ...(column === undefined ? {} : { column }) }
  } catch {
    return undefined
  }
}

/** Whether more than 32 brackets are open at once, told from the text so that nothing so deep is ever built. */
export function isTooDeep(text: string): boolean {
  if (text.length <= jsonDepth * 2) return false
  let depth = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === 34) {
      at = stringEnd(text, at + 1)
      if (at < 0) return false
    } else if (code === 91 || code === 123) {
      if (++depth > jsonDepth) return true
    } else if (code === 93 || code === 125) depth--
  }
  return false
}

/** Index of the quote that closes a string, looking from `from`; -1 when the text ends first. */
export function stringEnd(text: string, from: number): number {
  for (let at = text.indexOf('"', from); at >= 0; at = text.indexOf('"', at + 1)) {
    let slashes = at
    while (slashes > from && text.charCodeAt(slashes - 1) === 92) slashes--
    if ((at - slashes) % 2 === 0) return at
  }
  return -1
}
