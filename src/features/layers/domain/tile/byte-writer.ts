import { grown } from '../table/growing'

/** Protocol-buffer bytes, appended. */
export class ByteWriter {
  bytes = new Uint8Array(16_384)
  /** The same bytes, for words. */
  view = new DataView(this.bytes.buffer)
  length = 0

  /** Makes sure that so many bytes can follow unchecked. */
  reserve(count: number): void {
    if (this.length + count <= this.bytes.length) return
    this.bytes = grown(this.bytes, Math.max(this.bytes.length * 2, this.length + count))
    this.view = new DataView(this.bytes.buffer)
  }

  byte(value: number): void {
    this.bytes[this.length] = value
    this.length += 1
  }

  /** A number below 2⁵³. */
  varint(value: number): void {
    let rest = value
    while (rest > 127) {
      this.byte((rest & 127) | 128)
      rest = rest > 0x7fffffff ? Math.floor(rest / 128) : rest >>> 7
    }
    this.byte(rest)
  }

  append(part: Uint8Array): void {
    this.reserve(part.length)
    // Short ones are sooner copied than handed to the engine.
    if (part.length < 32) for (let at = 0; at < part.length; at += 1) this.bytes[this.length + at] = part[at] as number
    else this.bytes.set(part, this.length)
    this.length += part.length
  }

  /** A field that is a message or text: its tag, its length, its bytes. */
  block(tag: number, part: Uint8Array): void {
    this.reserve(12)
    this.byte(tag)
    this.varint(part.length)
    this.append(part)
  }

  /** What was written; good until something more is. */
  taken(): Uint8Array {
    return this.bytes.subarray(0, this.length)
  }
}

const spare: ByteWriter[] = []

/** An empty writer; one that was given back, with the room it had, where there is one. */
export function takeWriter(): ByteWriter {
  const writer = spare.pop() ?? new ByteWriter()
  writer.length = 0
  return writer
}

export function giveBack(...writers: readonly ByteWriter[]): void {
  if (spare.length < 16) spare.push(...writers)
}

/** Signed numbers with the sign last, so that small ones of either sign stay short. */
export const zigzag = (value: number): number => (value << 1) ^ (value >> 31)
