import { isAscii, isUtf8 } from 'node:buffer'
import { Problem } from '../../../shared/problem'
import type { Bytes } from './bytes'
import { completeLength, type Encoding } from './text'

export interface FoundEncoding {
  encoding: Encoding
  /** As told to people: `utf-8-bom` where a mark was there. */
  name: string
}

const marks: readonly [Encoding, string, readonly number[]][] = [
  ['utf-8', 'utf-8-bom', [0xef, 0xbb, 0xbf]],
  ['gb18030', 'gb18030', [0x84, 0x31, 0x95, 0x33]],
  ['utf-16le', 'utf-16le', [0xff, 0xfe]],
  ['utf-16be', 'utf-16be', [0xfe, 0xff]],
]

/** Byte order mark, else what was declared, else valid UTF-8, else GB18030. A mark is stronger than a declaration. */
export async function findEncoding(
  bytes: Bytes,
  wanted: 'auto' | 'utf-8' | 'gb18030' | 'utf-16' = 'auto',
  contentType = '',
): Promise<FoundEncoding> {
  const declared = wanted === 'auto' ? charsetOf(contentType) : wanted
  for (const [encoding, name, mark] of marks) {
    if (mark.every((byte, index) => bytes.head[index] === byte)) return { encoding, name }
  }
  const wide = wideOrder(bytes.head)
  if (declared === 'utf-16') return named(wide ?? 'utf-16le')
  if (declared === 'utf-8' || declared === 'gb18030') return named(declared)
  if (wide) return named(wide)
  return named((await isUtf8Throughout(bytes)) ? 'utf-8' : 'gb18030')
}

const named = (encoding: Encoding): FoundEncoding => ({ encoding, name: encoding })

/** The charset of a media type in our words; `undefined` when none is given. Throws `unsupported-charset`. */
function charsetOf(contentType: string): 'utf-8' | 'gb18030' | 'utf-16' | undefined {
  const charset = /;\s*charset\s*=\s*"?([^\s";]+)/i.exec(contentType)?.[1]?.toLowerCase()
  if (charset === undefined) return undefined
  if (/^(utf-?8|us-ascii|ascii)$/.test(charset)) return 'utf-8'
  if (/^(gb18030|gbk|gb2312|gb_2312-80|cp936|x-gbk)$/.test(charset)) return 'gb18030'
  if (/^utf-?16(le|be)?$/.test(charset)) return 'utf-16'
  throw new Problem(415, 'unsupported-charset', `Charset ${charset} is not read: utf-8, gb18030 or utf-16`)
}

/** UTF-16 without a mark shows as zero bytes in every other place: separators, digits and Latin letters. */
function wideOrder(head: Buffer): 'utf-16le' | 'utf-16be' | undefined {
  const sample = head.subarray(0, 4096)
  const zeros = [0, 0]
  for (let index = 0; index < sample.length; index++) {
    if (sample[index] === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1
  }
  const [even = 0, odd = 0] = zeros
  const many = sample.length / 8
  if (odd > many && even * 10 < odd) return 'utf-16le'
  if (even > many && odd * 10 < even) return 'utf-16be'
  return undefined
}

/**
 * Whether all of it is UTF-8, or so nearly that it must be: Chinese UTF-8 with a damaged byte read as GB18030 would
 * spoil every row. In GB18030 hardly any three bytes happen to be a UTF-8 character and a third of the pairs do, so a
 * character of three bytes outweighs one bad place, of two bytes only ten do.
 */
async function isUtf8Throughout(bytes: Bytes): Promise<boolean> {
  const enough = 1_000_000
  let good = 0
  let bad = 0
  let carry: Buffer = Buffer.alloc(0)
  for await (const chunk of bytes.read()) {
    const joined = carry.length > 0 ? Buffer.concat([carry, chunk]) : chunk
    const end = completeLength(joined)
    const part = joined.subarray(0, end)
    carry = Buffer.from(joined.subarray(end))
    if (isUtf8(part) && (good >= enough || isAscii(part))) continue
    const seen = countCharacters(part)
    good += seen.good
    bad += seen.bad
    if (bad > 1000 && bad * 10 > good) return false
  }
  if (carry.length > 0) bad++
  return bad * 10 <= good
}

function countCharacters(part: Buffer): { good: number; bad: number } {
  let good = 0
  let bad = 0
  for (const character of part.toString('utf8')) {
    if (character === '\uFFFD') bad++
    else if (character >= '\u0800') good += 10
    else if (character > '\x7f') good++
  }
  return { good, bad }
}
