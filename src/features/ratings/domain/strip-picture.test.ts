import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { jpegOf, pngOf } from '../testing/pictures'
import { fileTypeOf } from './file-type'
import { BrokenPicture, strippedPicture } from './strip-picture'

const clues = ['Chengdu 30.65N', 'Ouyang']
const latin = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1')

describe('a picture', () => {
  it('keeps what is drawn and how it was held, and nothing else', () => {
    const jpeg = latin(strippedPicture('image/jpeg', jpegOf(clues)))
    for (const clue of clues) expect(jpeg).not.toContain(clue)
    expect(jpeg).toContain('JFIF')
    expect(jpeg).toContain('\x12\xff\x00\x34\xff\xd0\x56')
    // orientation 6, in a segment of its own
    expect(jpeg).toContain('Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06')
    expect(jpeg.endsWith('\xff\xd9')).toBe(true)
    const png = latin(strippedPicture('image/png', pngOf(clues)))
    for (const clue of clues) expect(png).not.toContain(clue)
    expect(png).toBe(latin(strippedPicture('image/png', pngOf([]))))
  })

  it('stripped twice is the same', () => {
    const once = strippedPicture('image/jpeg', jpegOf(clues))
    expect(latin(strippedPicture('image/jpeg', once))).toBe(latin(once))
  })

  it('that is broken is refused or made whole, never anything else', () => {
    for (const [type, whole] of [
      ['image/jpeg', jpegOf(clues)],
      ['image/png', pngOf(clues)],
      ['image/webp', Buffer.from(`RIFF\x20\0\0\0WEBPVP8 \x04\0\0\0abcdEXIF\x06\0\0\0Ouyang`, 'latin1')],
    ] as const) {
      fc.assert(
        fc.property(fc.nat(whole.length), fc.uint8Array({ maxLength: 20 }), (cut, noise) => {
          const bytes = Buffer.concat([whole.subarray(0, cut), noise])
          try {
            expect(latin(strippedPicture(type, bytes))).not.toContain('Ouyang')
          } catch (error) {
            expect(error).toBeInstanceOf(BrokenPicture)
          }
        }),
      )
    }
  })

  it('is told by its first bytes, whatever it is called', () => {
    expect(fileTypeOf(jpegOf([]))).toBe('image/jpeg')
    expect(fileTypeOf(pngOf([]))).toBe('image/png')
    expect(fileTypeOf(Buffer.from('%PDF-1.4'))).toBe('application/pdf')
    expect(fileTypeOf(Buffer.from('<html>'))).toBeNull()
    expect(fileTypeOf(new Uint8Array())).toBeNull()
  })
})
