import type { RefusalCode } from './refusal'

/** Most different words a list of the outcome keeps; a foreign column may hold millions. */
const LONGEST = 100

/** Counts words, at most a hundred different ones. */
export class WordCount {
  #counts = new Map<string, number>()

  add(word: string): void {
    const known = this.#counts.get(word)
    if (known !== undefined) this.#counts.set(word, known + 1)
    else if (this.#counts.size < LONGEST) this.#counts.set(word, 1)
  }

  get isEmpty(): boolean {
    return this.#counts.size === 0
  }

  /** Most frequent first. */
  toObject(): Record<string, number> {
    return Object.fromEntries([...this.#counts].sort(([, a], [, b]) => b - a))
  }
}

/** What a batch is told beside its counts while its rows are read. */
export class Tally {
  readonly byCode: Partial<Record<RefusalCode, number>> = {}
  readonly warnings = new WordCount()
  /** Words for a responsible unit that no alias knows. */
  readonly unknownUnits = new WordCount()

  refuse(code: RefusalCode): void {
    this.byCode[code] = (this.byCode[code] ?? 0) + 1
  }
}
