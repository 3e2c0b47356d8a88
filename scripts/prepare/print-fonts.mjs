import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { chinese, readSlices } from '../lib/font-slices.mjs'
import { mergeFonts } from '../lib/merge-fonts.mjs'
import { root } from '../lib/paths.mjs'
import { say } from '../lib/say.mjs'

/**
 * The whole family in one file a weight, for what is printed: a letter names whatever people wrote, so no character
 * may be missing, and a PDF embeds those it uses. Not served to browsers (`fonts.mjs` makes theirs).
 */
const to = join(root, 'fonts')
const stamp = join(to, 'made-of')
const weights = { regular: 420, bold: 700 }

export async function prepare() {
  const made = createHash('sha256')
    .update(readFileSync(join(chinese, 'package.json')))
    .update(readFileSync(new URL(import.meta.url)))
    .update(readFileSync(new URL('../lib/merge-fonts.mjs', import.meta.url)))
    .digest('hex')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === made) return
  say('生成打印字体', 'making the fonts that are printed')
  rmSync(to, { recursive: true, force: true })
  mkdirSync(to, { recursive: true })
  const { default: subset } = await import('subset-font')
  for (const [name, wght] of Object.entries(weights)) {
    const fixed = []
    for (const { file, codes } of readSlices()) {
      const slice = readFileSync(join(chinese, 'files', file))
      const options = { targetFormat: 'sfnt', variationAxes: { wght } }
      fixed.push(await subset(slice, String.fromCodePoint(...codes), options))
    }
    writeFileSync(join(to, `print-${name}.ttf`), mergeFonts(fixed))
  }
  writeFileSync(stamp, made)
}
