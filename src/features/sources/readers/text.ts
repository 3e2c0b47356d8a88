import { isUtf8 } from 'node:buffer'

export type Encoding = 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be'

/**
 * Stands in decoded text for bytes that mean nothing in the encoding. A noncharacter, because U+FFFD itself is valid:
 * files that were damaged long ago hold it and their rows are read as they are.
 */
export const badCharacter = '\uFFFF'

const markedAll = /[\0\uFFFF]/g

/** Why this text cannot be kept, if it cannot: it holds bytes that are not of the encoding, or NUL. */
export function encodingFault(text: string): string | undefined {
  if (text.includes(badCharacter)) return 'bytes that are not valid in this encoding'
  return text.includes('\0') ? 'a NUL character' : undefined
}

/** Text for quarantine: detached from the chunk it was cut from, cut to size, without what a database refuses. */
export function keepable(text: string, limit: number): string {
  const cut = text.length > limit ? `${text.slice(0, limit)}…` : text
  return Buffer.from(cut.replace(markedAll, '\uFFFD')).toString()
}

/** Bytes to text, in pieces, without the byte order mark. With `complete` false the bytes may end inside a character. */
export async function* decodeText(
  chunks: AsyncIterable<Buffer>,
  encoding: Encoding,
  complete = true,
): AsyncGenerator<string> {
  const decoder = encoding === 'utf-8' ? new Utf8Decoder() : new OtherDecoder(encoding)
  let first = true
  for await (const chunk of chunks) {
    const text = decoder.push(chunk)
    if (text.length === 0) continue
    yield first && text.startsWith('\uFEFF') ? text.slice(1) : text
    first = false
  }
  const text = complete ? decoder.end() : ''
  if (text.length > 0) yield text
}

/** How much of the buffer ends on a whole UTF-8 character (or on bytes that never become one). */
export function completeLength(buffer: Buffer): number {
  for (let back = 1; back <= 3 && back <= buffer.length; back++) {
    const byte = buffer[buffer.length - back] ?? 0
    if (byte < 0x80) return buffer.length
    if (byte >= 0xc0) {
      const needed = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2
      return needed > back ? buffer.length - back : buffer.length
    }
  }
  return buffer.length
}

class Utf8Decoder {
  private carry: Buffer = Buffer.alloc(0)

  push(chunk: Buffer): string {
    const joined = this.carry.length > 0 ? Buffer.concat([this.carry, chunk]) : chunk
    const end = completeLength(joined)
    this.carry = end < joined.length ? Buffer.from(joined.subarray(end)) : Buffer.alloc(0)
    const part = joined.subarray(0, end)
    return isUtf8(part) ? part.toString('utf8') : decodeDamaged(part)
  }

  end(): string {
    return this.carry.length > 0 ? badCharacter : ''
  }
}

/** Line by line, so that U+FFFD that was truly in the file is told from what decoding puts for bad bytes. */
function decodeDamaged(part: Buffer): string {
  let text = ''
  for (let from = 0; from < part.length; ) {
    const found = part.indexOf(0x0a, from)
    const end = found < 0 ? part.length : found + 1
    const line = part.subarray(from, end)
    text += isUtf8(line) ? line.toString('utf8') : line.toString('utf8').replaceAll('\uFFFD', badCharacter)
    from = end
  }
  return text
}

class OtherDecoder {
  private readonly decoder: TextDecoder

  constructor(encoding: Encoding) {
    this.decoder = new TextDecoder(encoding, { ignoreBOM: true })
  }

  push(chunk: Buffer): string {
    return this.decoder.decode(chunk, { stream: true }).replaceAll('\uFFFD', badCharacter)
  }

  end(): string {
    return this.decoder.decode().replaceAll('\uFFFD', badCharacter)
  }
}
