/** Text to bytes in the encodings that Node decodes but does not write. For tests and generated samples. */
export function encodeText(text: string, encoding: 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be'): Buffer {
  switch (encoding) {
    case 'utf-8':
      return Buffer.from(text, 'utf8')
    case 'utf-16le':
      return Buffer.from(text, 'utf16le')
    case 'utf-16be':
      return Buffer.from(text, 'utf16le').swap16()
    case 'gb18030':
      return encodeGb18030(text)
  }
}

let tables: ReadonlyMap<string, readonly number[]> | undefined

function encodeGb18030(text: string): Buffer {
  tables ??= buildTables()
  const bytes: number[] = []
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0
    if (point < 0x80) bytes.push(point)
    else if (point > 0xffff) bytes.push(...fourBytes(189_000 + point - 0x10000))
    else {
      const known = tables.get(character)
      if (!known) throw new Error(`No GB18030 for U+${point.toString(16)}`)
      bytes.push(...known)
    }
  }
  return Buffer.from(bytes)
}

/** The bytes of a place in the four-byte area, counted from 81 30 81 30. */
function fourBytes(place: number): readonly number[] {
  return [
    0x81 + Math.floor(place / 12_600),
    0x30 + (Math.floor(place / 1_260) % 10),
    0x81 + (Math.floor(place / 10) % 126),
    0x30 + (place % 10),
  ]
}

/** The decoder's own tables, turned round. */
function buildTables(): Map<string, readonly number[]> {
  const decoder = new TextDecoder('gb18030', { fatal: true, ignoreBOM: true })
  const found = new Map<string, readonly number[]>()
  const learn = (bytes: readonly number[]) => {
    try {
      const character = decoder.decode(Uint8Array.from(bytes))
      if (!found.has(character)) found.set(character, bytes)
    } catch {
      // A place of the table that stands for no character.
    }
  }
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) learn([lead, trail])
  }
  for (let place = 0; place < 39_420; place++) learn(fourBytes(place))
  return found
}
