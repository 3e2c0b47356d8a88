import { createHash } from 'node:crypto'
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { chinese, readSlices } from '../lib/font-slices.mjs'
import { mergeFonts } from '../lib/merge-fonts.mjs'
import { root } from '../lib/paths.mjs'
import { say } from '../lib/say.mjs'

/**
 * The fonts are ours to serve: no request leaves the machine. Every character that we know will be shown (texts,
 * indicators, areas, classes, units, the demo's names) goes into one file a weight, cut from the hundred slices the
 * family is published in; the slices themselves serve whatever else the data bring. Those hundred faces are a sheet of
 * their own, so that no page waits for them before it is drawn.
 */
const latin = join(root, 'node_modules', '@fontsource-variable', 'inter', 'files', 'inter-latin-wght-normal.woff2')
const to = join(root, 'public', 'fonts')
const stamp = join(to, 'made-of')
const KNOWN = 'Chengmai Sans'
const weights = [
  { weight: 500, range: '100 599' },
  { weight: 700, range: '600 900' },
]

export async function prepare() {
  const known = knownCharacters()
  const made = createHash('sha256')
    .update(known)
    .update(readFileSync(join(chinese, 'package.json')))
    .update(readFileSync(new URL(import.meta.url)))
    .update(readFileSync(new URL('../lib/merge-fonts.mjs', import.meta.url)))
    .digest('hex')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === made) return
  say('生成字体子集', 'cutting the fonts to the characters we show')
  rmSync(to, { recursive: true, force: true })
  mkdirSync(to, { recursive: true })
  copyFileSync(latin, join(to, 'inter.woff2'))
  const slices = readSlices()
  for (const { file } of slices) copyFileSync(join(chinese, 'files', file), join(to, file))
  const { files, characters } = await cut(slices, known)
  for (const [name, bytes] of files) writeFileSync(join(to, name), bytes)
  writeFileSync(join(to, 'fonts.css'), knownSheet(characters))
  writeFileSync(join(to, 'rare.css'), rareSheet(slices))
  writeFileSync(stamp, made)
}

/** One font a weight with all known characters, and the characters that were found. */
async function cut(slices, known) {
  const { default: subset } = await import('subset-font')
  const wanted = new Set(Array.from(known, character => character.codePointAt(0)))
  const small = []
  const characters = []
  for (const { file, codes } of slices) {
    const here = codes.filter(code => wanted.has(code))
    if (here.length === 0) continue
    const text = String.fromCodePoint(...here)
    const font = await subset(readFileSync(join(chinese, 'files', file)), text, { targetFormat: 'sfnt' })
    small.push({ font, text })
    characters.push(...here)
  }
  const files = []
  for (const { weight } of weights) {
    const fixed = []
    for (const { font, text } of small)
      fixed.push(await subset(font, text, { targetFormat: 'sfnt', variationAxes: { wght: weight } }))
    const whole = await subset(mergeFonts(fixed), String.fromCodePoint(...characters), { targetFormat: 'woff2' })
    files.push([`known-${weight}.woff2`, whole])
  }
  return { files, characters }
}

const rangesOf = codes =>
  codes
    .toSorted((one, other) => one - other)
    .reduce((ranges, code) => {
      const last = ranges.at(-1)
      if (last && last[1] === code - 1) last[1] = code
      else ranges.push([code, code])
      return ranges
    }, [])
    .map(([from, to]) => (from === to ? `U+${from.toString(16)}` : `U+${from.toString(16)}-${to.toString(16)}`))
    .join(',')

const face = (family, weight, file, range) =>
  `@font-face{font-family:'${family}';font-style:normal;font-display:swap;font-weight:${weight};src:url(/fonts/${file}) format('woff2');unicode-range:${range}}`

function knownSheet(characters) {
  const latinRange = 'U+0-24f,U+2bb-2c6,U+2da-2dc,U+2000-2017,U+2020-206f,U+20ac,U+2122,U+2190-2193,U+2212,U+2215'
  return [
    face('Inter Variable', '100 900', 'inter.woff2', latinRange),
    ...weights.map(({ weight, range }) => face(KNOWN, range, `known-${weight}.woff2`, rangesOf(characters))),
  ].join('\n')
}

const rareSheet = slices =>
  slices.map(({ file, range }) => face('Noto Sans SC Variable', '100 900', file, range)).join('\n')

/** Every character beyond Latin in our texts, lists, city folders and demo names, in order. */
function knownCharacters() {
  const found = new Set()
  for (const path of ['src', 'seed']) for (const file of textsUnder(join(root, path))) collect(file, found)
  return [...found].sort().join('')
}

function* textsUnder(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) {
      if (!['e2e', 'testing', 'samples', 'build'].includes(entry.name)) yield* textsUnder(path)
    } else if (/(?<!\.(test|it|spec))\.(tsx?|json|csv)$|\.csv\.gz$/.test(entry.name)) yield path
  }
}

function collect(file, found) {
  const bytes = readFileSync(file)
  const text = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8')
  for (const character of text) if (character.codePointAt(0) >= 0x2018) found.add(character)
}
