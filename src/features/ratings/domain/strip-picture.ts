/** A picture that is not built as its kind is. */
export class BrokenPicture extends Error {}

const ascii = (bytes: Uint8Array, from: number, length: number) =>
  String.fromCharCode(...bytes.subarray(from, from + length))
const view = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, each) => sum + each.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

/** How a camera was held (Exif 2.3, tag 0x0112), 1 to 8; 1 where it is not told. */
function orientationOf(segment: Uint8Array): number {
  if (ascii(segment, 4, 6) !== 'Exif\0\0' || segment.length < 20) return 1
  const tiff = segment.subarray(10)
  const data = view(tiff)
  const little = ascii(tiff, 0, 2) === 'II'
  const directory = data.getUint32(4, little)
  if (directory + 2 > tiff.length) return 1
  const entries = data.getUint16(directory, little)
  for (let entry = 0; entry < entries; entry++) {
    const at = directory + 2 + entry * 12
    if (at + 12 > tiff.length) return 1
    if (data.getUint16(at, little) === 0x0112) return data.getUint16(at + 8, little)
  }
  return 1
}

/** An Exif segment that tells how the camera was held and nothing else. */
const exifOf = (orientation: number) =>
  new Uint8Array([
    0xff,
    0xe1,
    0,
    34,
    0x45,
    0x78,
    0x69,
    0x66,
    0,
    0,
    0x4d,
    0x4d,
    0,
    42,
    0,
    0,
    0,
    8,
    0,
    1,
    1,
    0x12,
    0,
    3,
    0,
    0,
    0,
    1,
    0,
    orientation,
    0,
    0,
    0,
    0,
    0,
    0,
  ])

/** ITU-T T.81 B.1.1.3: markers without a length. */
const isBare = (marker: number) => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7)
/** JFIF and Adobe's say how colours are coded; every other application segment and comment tells of camera and owner. */
const isTold = (marker: number) => (marker >= 0xe1 && marker <= 0xef && marker !== 0xee) || marker === 0xfe

function strippedJpeg(bytes: Uint8Array): Uint8Array {
  const parts: Uint8Array[] = [bytes.subarray(0, 2)]
  let orientation = 1
  let at = 2
  while (at + 4 <= bytes.length) {
    if (bytes[at] !== 0xff) throw new BrokenPicture('a segment does not begin with its mark')
    const marker = bytes[at + 1] ?? 0
    if (marker === 0xff) {
      at += 1
      continue
    }
    if (marker === 0xd9) break
    const length = isBare(marker) ? 0 : view(bytes).getUint16(at + 2)
    let end = at + 2 + length
    if (end > bytes.length) throw new BrokenPicture('a segment is cut off')
    if (marker === 0xe1) orientation = Math.max(orientation, orientationOf(bytes.subarray(at, end)))
    // what is coded runs to the next marker that is no restart
    if (marker === 0xda)
      while (end + 1 < bytes.length && (bytes[end] !== 0xff || bytes[end + 1] === 0 || isBare(bytes[end + 1] ?? 0)))
        end++
    if (!isTold(marker)) parts.push(bytes.subarray(at, end))
    at = end
  }
  // what phones write behind the picture's end (a film, a second picture) goes with the rest
  const told = orientation > 1 && orientation <= 8 ? [exifOf(orientation)] : []
  return joined([...parts.slice(0, 1), ...told, ...parts.slice(1), new Uint8Array([0xff, 0xd9])])
}

const keptChunks = new Set('IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB sBIT bKGD pHYs acTL fcTL fdAT'.split(' '))

function strippedPng(bytes: Uint8Array): Uint8Array {
  const parts: Uint8Array[] = [bytes.subarray(0, 8)]
  let at = 8
  while (at + 12 <= bytes.length) {
    const name = ascii(bytes, at + 4, 4)
    const end = at + 12 + view(bytes).getUint32(at)
    if (end > bytes.length) throw new BrokenPicture('a chunk is cut off')
    if (keptChunks.has(name)) parts.push(bytes.subarray(at, end))
    if (name === 'IEND') return joined(parts)
    at = end
  }
  throw new BrokenPicture('it has no end')
}

const drawn = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ANIM', 'ANMF'])
/** Bits of VP8X that announce a profile, Exif and XMP. */
const ANNOUNCED = 0x20 | 0x08 | 0x04

function strippedWebp(bytes: Uint8Array): Uint8Array {
  const parts: Uint8Array[] = []
  let at = 12
  while (at + 8 <= bytes.length) {
    const name = ascii(bytes, at, 4)
    const size = view(bytes).getUint32(at + 4, true)
    const end = at + 8 + size + (size % 2)
    if (at + 8 + size > bytes.length) throw new BrokenPicture('a chunk is cut off')
    const chunk = bytes.slice(at, end)
    if (name === 'VP8X') chunk[8] = (chunk[8] ?? 0) & ~ANNOUNCED
    if (drawn.has(name)) parts.push(chunk)
    at = end
  }
  if (parts.length === 0) throw new BrokenPicture('nothing is drawn')
  const head = bytes.slice(0, 12)
  view(head).setUint32(4, 4 + parts.reduce((sum, each) => sum + each.length, 0), true)
  return joined([head, ...parts])
}

/**
 * A picture without what a camera or a program wrote into it: place, time, device, owner, thumbnails, comments, and what
 * is appended behind its end. How it was held stays. @throws BrokenPicture
 */
export function strippedPicture(type: 'image/jpeg' | 'image/png' | 'image/webp', bytes: Uint8Array): Uint8Array {
  try {
    if (type === 'image/jpeg') return strippedJpeg(bytes)
    return type === 'image/png' ? strippedPng(bytes) : strippedWebp(bytes)
  } catch (error) {
    if (error instanceof RangeError) throw new BrokenPicture('it ends too early')
    throw error
  }
}
