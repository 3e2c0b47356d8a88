import { grown } from '../table/growing'

/** Protocol-buffer bytes, appended. */
export class ByteWriter {
  bytes = new Uint8Array(4096)
  length = 0

  /** Makes sure that so many bytes can follow unchecked. */
  reserve(count: number): void {
    if (this.length + count > this.bytes.length)
      this.bytes = grown(this.bytes, Math.max(this.bytes.length * 2, this.length + count))
  }

  byte(value: number): void {
    this.bytes[this.length] = value
    this.length += 1
  }

  varint(value: number): void {
    let rest = value
    while (rest > 127) {
      this.byte((rest & 127) | 128)
      // Counts and offsets stay below 2³¹ in everything but ids of far larger cities.
      rest = rest > 0x7fffffff ? Math.floor(rest / 128) : rest >>> 7
    }
    this.byte(rest)
  }

  append(part: Uint8Array): void {
    this.reserve(part.length)
    this.bytes.set(part, this.length)
    this.length += part.length
  }

  /** A field that is a message or text: its tag, its length, its bytes. */
  block(tag: number, part: Uint8Array): void {
    this.reserve(12)
    this.byte(tag)
    this.varint(part.length)
    this.append(part)
  }

  taken(): Uint8Array {
    return this.bytes.subarray(0, this.length)
  }
}

export const varintLength = (value: number): number => {
  let length = 1
  for (let rest = value; rest > 127; rest = Math.floor(rest / 128)) length += 1
  return length
}

/** Signed numbers with the sign last, so that small ones of either sign stay short. */
export const zigzag = (value: number): number => (value << 1) ^ (value >> 31)
