import { pairsOf } from './duplicates'

/** A class as plain words find it: its names, and words that people use for it. */
export interface ClassWords {
  readonly code: string
  readonly names: readonly string[]
  readonly words: readonly string[]
}

export interface FoundClass {
  readonly code: string
  readonly score: number
  /** The words of the text that spoke for it, the weightiest first. */
  readonly because: readonly string[]
}

export interface ClassIndex {
  find(text: string, limit?: number): FoundClass[]
}

interface Term {
  readonly text: string
  readonly weight: number
  readonly codes: ReadonlySet<string>
}

const folded = (text: string): string => text.normalize('NFKC').toLowerCase().trim()
/** A word that people use says more than a part of a name. */
const SAID = 3
const STOP = new Set(['and', 'the', 'of', 'or', 'on', 'in', 'a', 'to', 'with', 'for'])

const termsOf = (name: string): string[] =>
  /^[\p{Script=Latin}\d\s,()/'’-]+$/u.test(name)
    ? folded(name)
        .split(/[^\p{L}\d]+/u)
        .filter(word => word.length > 2 && !STOP.has(word))
    : [...pairsOf(name)]

/**
 * A small index over the class list: every word and every pair of characters weighs the more, the fewer classes have it.
 * A text is looked through for them; what it holds is the reason that is shown.
 */
export function classIndex(classes: readonly ClassWords[]): ClassIndex {
  const codes = new Map<string, Set<string>>()
  const said = new Set<string>()
  const add = (term: string, code: string) => {
    const known = codes.get(term) ?? new Set<string>()
    known.add(code)
    codes.set(term, known)
  }
  for (const { code, names, words } of classes) {
    for (const name of names) for (const term of termsOf(name)) add(term, code)
    for (const word of words) {
      add(folded(word), code)
      said.add(folded(word))
    }
  }
  const terms: Term[] = [...codes].map(([text, having]) => ({
    text,
    codes: having,
    weight: Math.log(1 + classes.length / having.size) * (said.has(text) ? SAID * Math.sqrt(text.length / 2) : 1),
  }))
  return {
    find(text, limit = 3) {
      const plain = folded(text)
      const found = new Map<string, { score: number; because: Term[] }>()
      for (const term of terms) {
        if (!plain.includes(term.text)) continue
        for (const code of term.codes) {
          const known = found.get(code) ?? { score: 0, because: [] }
          known.score += term.weight
          known.because.push(term)
          found.set(code, known)
        }
      }
      return [...found]
        .map(([code, { score, because }]) => ({
          code,
          score: Math.round(score * 100) / 100,
          because: because
            .sort((a, b) => b.weight - a.weight)
            .slice(0, 3)
            .map(term => term.text),
        }))
        .sort((a, b) => b.score - a.score || (a.code < b.code ? -1 : 1))
        .slice(0, limit)
    },
  }
}
