/** Words that say alike, with the piece they share as their name. */
export interface Theme {
  readonly name: string
  readonly texts: readonly string[]
}

/** Two texts are of one theme when they share so large a part of their pairs of characters. */
const ALIKE = 0.3
const LONGEST_NAME = 12

const letters = (text: string) => text.toLowerCase().replaceAll(/[\s\p{P}]+/gu, '')
const pairsOf = (text: string): ReadonlySet<string> => {
  const characters = [...letters(text)]
  return new Set(characters.slice(1).map((each, at) => `${characters[at]}${each}`))
}

function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let shared = 0
  for (const pair of a) if (b.has(pair)) shared++
  return shared / Math.max(1, Math.min(a.size, b.size))
}

/** The longest piece two texts have in common. */
function sharedPiece(a: string, b: string): string {
  let best = ''
  for (let from = 0; from < a.length; from++)
    for (let to = from + best.length + 1; to <= a.length && b.includes(a.slice(from, to)); to++)
      best = a.slice(from, to)
  return best
}

/**
 * Groups texts by what they say, largest group first; a text joins the first group whose first text it is like. No
 * dictionary and no language: pairs of characters, so it works for Chinese and English alike, and the same texts give
 * the same themes.
 */
export function themesOf(texts: readonly string[]): Theme[] {
  const groups: { pairs: ReadonlySet<string>; texts: string[] }[] = []
  for (const text of texts) {
    const pairs = pairsOf(text)
    const group = groups.find(each => likeness(each.pairs, pairs) >= ALIKE)
    if (group) group.texts.push(text)
    else groups.push({ pairs, texts: [text] })
  }
  return groups
    .map(({ texts: said }) => ({ name: nameOf(said), texts: said }))
    .sort((a, b) => b.texts.length - a.texts.length)
}

function nameOf(texts: readonly string[]): string {
  const [first = '', ...others] = [...new Set(texts)]
  const piece = others.reduce((shared, each) => sharedPiece(shared, each) || shared, first).trim()
  return [...piece].slice(0, LONGEST_NAME).join('')
}
