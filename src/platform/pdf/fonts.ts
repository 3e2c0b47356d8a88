import { readFileSync } from 'node:fs'
import path from 'node:path'
import { singleton } from '../singleton'

/** Both weights of the family that is printed, whole: a PDF embeds the characters it uses (`scripts/prepare`). */
export const printFonts = () =>
  singleton('pdf.fonts', () => ({ regular: read('print-regular.ttf'), bold: read('print-bold.ttf') }))

function read(name: string): Buffer {
  const file = path.join(process.cwd(), 'fonts', name)
  try {
    return readFileSync(file)
  } catch (cause) {
    throw new Error(`${file} is missing: node scripts/prepare.mjs makes it`, { cause })
  }
}
