const starts: readonly (readonly [type: string, bytes: readonly number[]])[] = [
  ['image/jpeg', [0xff, 0xd8, 0xff]],
  ['image/png', [0x89, 0x50, 0x4e, 0x47]],
]
const webp = (bytes: Uint8Array) => String.fromCharCode(...bytes.slice(0, 4), ...bytes.slice(8, 12)) === 'RIFFWEBP'

/** What a picture is by its own first bytes, whatever it is called; `null` for anything else. */
export function photoType(bytes: Uint8Array): string | null {
  const known = starts.find(([, start]) => start.every((byte, at) => bytes[at] === byte))
  return known?.[0] ?? (bytes.length > 12 && webp(bytes) ? 'image/webp' : null)
}
