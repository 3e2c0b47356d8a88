import { EXTENT } from '../mercator'
import { ByteWriter, giveBack, takeWriter } from './byte-writer'

const text = new TextEncoder()
const [STRING, UNSIGNED, VALUE] = [0x0a, 0x28, 0x22]
const [FEATURE, TAGS, TYPE, GEOMETRY] = [0x12, 0x12, 0x18, 0x22]
const digit = (half: number, shift: number) => '0123456789abcdef'.charCodeAt((half >>> shift) & 15)
/** The four digits of each half word, the first one highest. */
const DIGITS = Uint32Array.from(
  { length: 0x10000 },
  (_, half) => (digit(half, 12) << 24) | (digit(half, 8) << 16) | (digit(half, 4) << 8) | digit(half, 0),
)
const HYPHEN = 45
/** Bytes of a UUID as text, hyphens included. */
const UUID_LENGTH = 36

export const geometryType = { point: 1, line: 2, polygon: 3 } as const

/** A text as a value of the format. */
export function textValue(value: string): Uint8Array {
  const inner = new ByteWriter()
  inner.block(STRING, text.encode(value))
  const outer = new ByteWriter()
  outer.block(VALUE, inner.taken())
  return outer.taken().slice()
}

const keyTables = new WeakMap<readonly string[], Uint8Array>()

function keyBytes(keys: readonly string[]): Uint8Array {
  const known = keyTables.get(keys)
  if (known) return known
  const writer = new ByteWriter()
  for (const key of keys) writer.block(0x1a, text.encode(key))
  const bytes = writer.taken().slice()
  keyTables.set(keys, bytes)
  return bytes
}

/** A number below 2³¹ as a varint; answers where the next byte goes. */
function writeSmall(bytes: Uint8Array, from: number, value: number): number {
  let [at, rest] = [from, value]
  while (rest > 127) {
    bytes[at++] = (rest & 127) | 128
    rest >>>= 7
  }
  bytes[at++] = rest
  return at
}

/** One layer of a vector tile (MVT 2.1), written feature by feature. */
export class MvtLayer {
  readonly #features = takeWriter()
  readonly #values = takeWriter()
  readonly #keys: Uint8Array
  #valueCount = 0
  readonly #known = new Map<string | number, number>()
  /** Values of small counts, which nearly all are: index + 1 by count. */
  readonly #counts = new Uint16Array(256)
  /** Where the feature that is being written began, and how far it is. */
  #start = 0
  #at = 0
  features = 0

  constructor(
    readonly name: string,
    keys: readonly string[],
  ) {
    this.#keys = keyBytes(keys)
  }

  get length(): number {
    return this.#features.length + this.#values.length + this.#keys.length + this.name.length + 12
  }

  /** Index of a value, written at its first use. */
  value(value: string | number): number {
    const known = this.#known.get(value)
    if (known !== undefined) return known
    const index = typeof value === 'string' ? this.encoded(textValue(value)) : this.#number(value)
    this.#known.set(value, index)
    return index
  }

  count(value: number): number {
    if (value >= this.#counts.length) return this.value(value)
    const known = this.#counts[value] as number
    if (known > 0) return known - 1
    const index = this.#number(value)
    this.#counts[value] = index + 1
    return index
  }

  /** Appends a value that was encoded before. */
  encoded(value: Uint8Array): number {
    this.#values.append(value)
    return this.#valueCount++
  }

  #number(value: number): number {
    const out = this.#values
    out.reserve(16)
    out.byte(VALUE)
    const length = out.length
    out.byte(0)
    out.byte(UNSIGNED)
    out.varint(value)
    out.bytes[length] = out.length - length - 1
    return this.#valueCount++
  }

  /** A record id, which no other feature has, straight from its four words. */
  id(words: Uint32Array, row: number): number {
    const out = this.#values
    out.reserve(UUID_LENGTH + 4)
    const { bytes, view, length: at } = out
    bytes[at] = VALUE
    bytes[at + 1] = UUID_LENGTH + 2
    bytes[at + 2] = STRING
    bytes[at + 3] = UUID_LENGTH
    const first = row * 4
    const [a, b] = [words[first] as number, words[first + 1] as number]
    const [c, d] = [words[first + 2] as number, words[first + 3] as number]
    view.setUint32(at + 4, DIGITS[a >>> 16] as number)
    view.setUint32(at + 8, DIGITS[a & 0xffff] as number)
    bytes[at + 12] = HYPHEN
    view.setUint32(at + 13, DIGITS[b >>> 16] as number)
    bytes[at + 17] = HYPHEN
    view.setUint32(at + 18, DIGITS[b & 0xffff] as number)
    bytes[at + 22] = HYPHEN
    view.setUint32(at + 23, DIGITS[c >>> 16] as number)
    bytes[at + 27] = HYPHEN
    view.setUint32(at + 28, DIGITS[c & 0xffff] as number)
    view.setUint32(at + 32, DIGITS[d >>> 16] as number)
    view.setUint32(at + 36, DIGITS[d & 0xffff] as number)
    out.length = at + UUID_LENGTH + 4
    return this.#valueCount++
  }

  /** Begins a feature: key and value indices in pairs follow by `tag`, few enough for 127 bytes, then its geometry. */
  begin(): void {
    this.#features.reserve(128)
    this.#start = this.#features.length
    // Room for the feature's and the tags' field numbers and lengths, each of one byte.
    this.#at = this.#start + 4
  }
  tag(key: number, value: number): void {
    const { bytes } = this.#features
    bytes[this.#at] = key
    this.#at = writeSmall(bytes, this.#at + 1, value)
  }

  /** Ends a feature that is a point. Every length in it stays below 128. */
  point(x: number, y: number): void {
    const out = this.#features
    const { bytes } = out
    const [start, tagged] = [this.#start, this.#at]
    let at = tagged
    bytes[start] = FEATURE
    bytes[start + 2] = TAGS
    bytes[start + 3] = tagged - start - 4
    bytes[at] = TYPE
    bytes[at + 1] = geometryType.point
    bytes[at + 2] = GEOMETRY
    // MoveTo, once; a place in a tile is never negative.
    bytes[at + 4] = 9
    at = writeSmall(bytes, writeSmall(bytes, at + 5, x << 1), y << 1)
    bytes[tagged + 3] = at - tagged - 4
    bytes[start + 1] = at - start - 2
    out.length = at
    this.features += 1
  }

  /** Commands of a line or polygon, as the format has them. */
  path(type: 2 | 3, commands: readonly number[]): void {
    const out = this.#features
    const tags = out.bytes.slice(this.#start + 4, this.#at)
    const geometry = takeWriter()
    geometry.reserve(commands.length * 5)
    for (const each of commands) geometry.varint(each)
    const body = takeWriter()
    body.block(TAGS, tags)
    body.byte(TYPE)
    body.byte(type)
    body.block(GEOMETRY, geometry.taken())
    out.block(FEATURE, body.taken())
    giveBack(body, geometry)
    this.features += 1
  }

  /** The layer as a field of its tile; nothing for a layer without features. The last thing it does. */
  writeTo(tile: ByteWriter): void {
    const [features, values] = [this.#features, this.#values]
    if (this.features > 0) {
      const head = takeWriter()
      head.block(0x0a, text.encode(this.name))
      head.reserve(16)
      head.byte(0x28)
      head.varint(EXTENT)
      head.byte(0x78)
      head.byte(2)
      tile.reserve(16)
      tile.byte(0x1a)
      tile.varint(head.length + features.length + this.#keys.length + values.length)
      for (const part of [head.taken(), features.taken(), this.#keys, values.taken()]) tile.append(part)
      giveBack(head)
    }
    giveBack(features, values)
  }
}
