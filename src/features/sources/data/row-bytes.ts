import { copyText } from '../../../platform/db/copy-text'
import { textOfDay } from '../domain/iso-time'

const FIRST_BYTES = 1024 * 1024
const DAY = 86_400_000
const TAB = 0x09
const LINE = 0x0a
const BACKSLASH = 0x5c
/** Texts up to this length are written byte by byte, which is cheaper than a call of the runtime. */
const SHORT = 64
function twoDigits(bytes: Buffer, at: number, mark: number, value: number): number {
  bytes[at] = mark
  bytes[at + 1] = 0x30 + Math.floor(value / 10)
  bytes[at + 2] = 0x30 + (value % 10)
  return at + 3
}

/** Buffers that were given back, for the next ones. */
const spare: Buffer[] = []

/**
 * Lines of COPY in its text format, written straight into bytes: ten thousand rows as texts would cost the collector
 * more than all else costs.
 */
export class RowBytes {
  #bytes = spare.pop() ?? Buffer.allocUnsafeSlow(FIRST_BYTES)
  #used = 0

  get used(): number {
    return this.#used
  }

  /** Takes back what was written since. */
  rewind(to: number): void {
    this.#used = to
  }

  /** The bytes between two places; valid until the next write. */
  view(from: number, to: number): Buffer {
    return this.#bytes.subarray(from, to)
  }

  release(): void {
    if (spare.length < 4) spare.push(this.#bytes)
    this.#bytes = Buffer.alloc(0)
    this.#used = 0
  }

  #room(bytes: number): void {
    const needed = this.#used + bytes
    if (needed <= this.#bytes.length) return
    const larger = Buffer.allocUnsafeSlow(Math.max(needed, this.#bytes.length * 2))
    this.#bytes.copy(larger, 0, 0, this.#used)
    this.#bytes = larger
  }

  tab(): void {
    this.#room(1)
    this.#bytes[this.#used++] = TAB
  }

  line(): void {
    this.#room(1)
    this.#bytes[this.#used++] = LINE
  }

  /** `\N` */
  nothing(): void {
    this.#room(2)
    this.#bytes[this.#used++] = BACKSLASH
    this.#bytes[this.#used++] = 0x4e
  }

  truth(value: boolean): void {
    this.#room(1)
    this.#bytes[this.#used++] = value ? 0x74 : 0x66
  }

  text(text: string): void {
    const { length } = text
    if (length > SHORT) {
      this.#long(text)
      return
    }
    this.#room(length * 2)
    const bytes = this.#bytes
    let at = this.#used
    for (let i = 0; i < length; i++) {
      let code = text.charCodeAt(i)
      if (code >= 0x80) {
        this.#long(text)
        return
      }
      if (code === BACKSLASH || code === TAB || code === LINE || code === 0x0d) {
        bytes[at++] = BACKSLASH
        code = code === TAB ? 0x74 : code === LINE ? 0x6e : code === 0x0d ? 0x72 : BACKSLASH
      }
      bytes[at++] = code
    }
    this.#used = at
  }

  #long(text: string): void {
    const escaped = copyText(text)
    this.#room(escaped.length * 3)
    this.#used += this.#bytes.write(escaped, this.#used, 'utf8')
  }

  number(value: number): void {
    this.text(String(value))
  }

  /** Epoch milliseconds as `2026-11-21T08:00:00.000Z`. */
  moment(instant: number): void {
    const day = Math.floor(instant / DAY)
    this.text(textOfDay(day))
    this.#room(16)
    const bytes = this.#bytes
    let at = this.#used
    const rest = instant - day * DAY
    const seconds = Math.floor(rest / 1000)
    const millis = rest - seconds * 1000
    const minutes = Math.floor(seconds / 60)
    at = twoDigits(bytes, at, 0x54, Math.floor(minutes / 60))
    at = twoDigits(bytes, at, 0x3a, minutes % 60)
    at = twoDigits(bytes, at, 0x3a, seconds % 60)
    if (millis !== 0) {
      bytes[at++] = 0x2e
      bytes[at++] = 0x30 + Math.floor(millis / 100)
      bytes[at++] = 0x30 + (Math.floor(millis / 10) % 10)
      bytes[at++] = 0x30 + (millis % 10)
    }
    bytes[at++] = 0x5a
    this.#used = at
  }
}
