import { EXTENT } from '../mercator'
import { ByteWriter } from './byte-writer'

const text = new TextEncoder()
const [STRING, UNSIGNED] = [0x0a, 0x28]
const HEX = Uint8Array.from(Buffer.from('0123456789abcdef'))
/** Bytes of a UUID as text, hyphens included. */
const UUID_LENGTH = 36

export const geometryType = { point: 1, line: 2, polygon: 3 } as const

/** One layer of a vector tile (MVT 2.1), written feature by feature. */
export class MvtLayer {
  readonly #features = new ByteWriter()
  readonly #values = new ByteWriter()
  readonly #keys = new ByteWriter()
  #valueCount = 0
  readonly #known = new Map<string | number, number>()
  /** Values of small counts, which nearly all are: index + 1 by count. */
  readonly #counts = new Uint16Array(256)
  #tags: number[] = []
  features = 0

  constructor(
    readonly name: string,
    keys: readonly string[],
  ) {
    for (const key of keys) this.#keys.block(0x1a, text.encode(key))
  }

  get length(): number {
    return this.#features.length + this.#values.length + this.#keys.length + this.name.length + 12
  }

  /** Index of a value, written at its first use. */
  value(value: string | number): number {
    const known = this.#known.get(value)
    if (known !== undefined) return known
    const index = typeof value === 'string' ? this.#text(value) : this.#number(value)
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

  #text(value: string): number {
    const encoded = text.encode(value)
    const inner = new ByteWriter()
    inner.block(STRING, encoded)
    this.#values.block(0x22, inner.taken())
    return this.#valueCount++
  }

  #number(value: number): number {
    const inner = new ByteWriter()
    inner.byte(UNSIGNED)
    inner.varint(value)
    this.#values.block(0x22, inner.taken())
    return this.#valueCount++
  }

  /** A record id, which no other feature has, straight from its four words. */
  id(words: Uint32Array, row: number): number {
    const out = this.#values
    out.reserve(UUID_LENGTH + 4)
    const { bytes } = out
    let at = out.length
    bytes[at++] = 0x22
    bytes[at++] = UUID_LENGTH + 2
    bytes[at++] = STRING
    bytes[at++] = UUID_LENGTH
    for (let word = 0; word < 4; word += 1) {
      const value = words[row * 4 + word] as number
      for (let nibble = 7; nibble >= 0; nibble -= 1) {
        bytes[at++] = HEX[(value >>> (nibble * 4)) & 15] as number
        if (nibble === 4 && (word === 1 || word === 2)) bytes[at++] = 45
      }
      if (word === 0 || word === 1) bytes[at++] = 45
    }
    out.length = at
    return this.#valueCount++
  }

  /** Begins a feature: key and value indices in pairs follow by `tag`, then its geometry. */
  begin(): void {
    this.#tags.length = 0
  }
  tag(key: number, value: number): void {
    this.#tags.push(key, value)
  }

  point(x: number, y: number): void {
    const out = this.#features
    out.reserve(96)
    out.byte(0x12)
    const length = out.length
    out.byte(0)
    this.#writeTags(out)
    out.byte(0x18)
    out.byte(geometryType.point)
    out.byte(0x22)
    const geometry = out.length
    out.byte(0)
    // MoveTo, once.
    out.byte(9)
    out.varint(x << 1)
    out.varint(y << 1)
    out.bytes[geometry] = out.length - geometry - 1
    out.bytes[length] = out.length - length - 1
    this.features += 1
  }

  /** Commands of a line or polygon, as the format has them. */
  path(type: 2 | 3, commands: readonly number[]): void {
    const body = new ByteWriter()
    body.reserve(64)
    this.#writeTags(body)
    body.byte(0x18)
    body.byte(type)
    const geometry = new ByteWriter()
    geometry.reserve(commands.length * 5)
    for (const each of commands) geometry.varint(each)
    body.block(0x22, geometry.taken())
    this.#features.block(0x12, body.taken())
    this.features += 1
  }

  #writeTags(out: ByteWriter): void {
    out.byte(0x12)
    const length = out.length
    out.byte(0)
    for (const each of this.#tags) out.varint(each)
    out.bytes[length] = out.length - length - 1
  }

  /** The layer as a field of its tile; nothing for a layer without features. */
  writeTo(tile: ByteWriter): void {
    if (this.features === 0) return
    const head = new ByteWriter()
    head.block(0x0a, text.encode(this.name))
    head.byte(0x28)
    head.varint(EXTENT)
    head.byte(0x78)
    head.byte(2)
    const parts = [head.taken(), this.#features.taken(), this.#keys.taken(), this.#values.taken()]
    tile.reserve(16)
    tile.byte(0x1a)
    tile.varint(parts.reduce((sum, part) => sum + part.length, 0))
    for (const part of parts) tile.append(part)
  }
}
