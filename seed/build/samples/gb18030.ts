/** Bytes of the two-byte characters of GB 18030, found by decoding every one of them: Node decodes it and cannot encode. */
const bytes = new Map<string, Buffer>()
const decoder = new TextDecoder('gb18030')
for (let lead = 0x81; lead <= 0xfe; lead++)
  for (let trail = 0x40; trail <= 0xfe; trail++) {
    if (trail === 0x7f) continue
    const pair = Buffer.from([lead, trail])
    const character = decoder.decode(pair)
    if (character.length === 1 && character !== '\ufffd') bytes.set(character, pair)
  }

/** A text in GB 18030. @throws RangeError for a character that needs four bytes: the samples have none. */
export function encodeGb18030(text: string): Buffer {
  return Buffer.concat(
    [...text].map(character => {
      if (character.charCodeAt(0) < 0x80) return Buffer.from(character)
      const found = bytes.get(character)
      if (!found) throw new RangeError(`${character} is not among the two-byte characters of GB 18030`)
      return found
    }),
  )
}
