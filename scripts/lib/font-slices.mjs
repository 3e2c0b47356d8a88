import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './paths.mjs'

/** The Chinese family as it is published: a hundred slices, each with the characters it is for. */
export const chinese = join(root, 'node_modules', '@fontsource-variable', 'noto-sans-sc')

/** The family's slices with the characters each is for; a later slice never repeats an earlier one's. */
export function readSlices() {
  const style = readFileSync(join(chinese, 'index.css'), 'utf8')
  const seen = new Set()
  return [...style.matchAll(/@font-face\s*\{[^}]*files\/([\w-]+\.woff2)[^}]*unicode-range:\s*([^;}]+)/g)].map(
    ([, file, range]) => ({ file, range, codes: codesOf(range).filter(code => !seen.has(code) && seen.add(code)) }),
  )
}

function codesOf(range) {
  return range.split(',').flatMap(part => {
    const [from, to] = part.trim().slice(2).split('-')
    const start = Number.parseInt(from, 16)
    return Array.from({ length: Number.parseInt(to ?? from, 16) - start + 1 }, (_, at) => start + at)
  })
}
