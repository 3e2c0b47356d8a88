import { grown, taken } from './growing'

/** Texts of a column by code; code 0 is "empty". Two bytes a row while there are few of them, four from 65,536 on. */
export class TextColumn {
  readonly texts: (string | null)[] = [null]
  readonly #codes = new Map<string, number>()
  codes: Uint16Array | Uint32Array = new Uint16Array(0)

  set(row: number, text: string | null): void {
    this.codes[row] = this.#codeOf(text)
  }

  text(row: number): string | null {
    return this.texts[this.codes[row] ?? 0] ?? null
  }

  grow(length: number): void {
    this.codes = grown(this.codes, length)
  }

  arrange(order: Int32Array, room: number): void {
    this.codes = taken(this.codes, order, room)
  }

  #codeOf(text: string | null): number {
    if (text === null) return 0
    const known = this.#codes.get(text)
    if (known !== undefined) return known
    const code = this.texts.push(text) - 1
    this.#codes.set(text, code)
    if (code > 0xffff && this.codes instanceof Uint16Array) this.codes = Uint32Array.from(this.codes)
    return code
  }
}

/** Whether a column's text is one of some values; each code is judged once. */
export class TextTest {
  #verdicts = new Uint8Array(64)

  constructor(
    readonly column: TextColumn,
    readonly values: ReadonlySet<string | null>,
  ) {}

  accepts(row: number): boolean {
    const code = this.column.codes[row] ?? 0
    if (code >= this.#verdicts.length)
      this.#verdicts = grown(this.#verdicts, Math.max(code + 1, this.#verdicts.length * 2))
    const known = this.#verdicts[code]
    if (known) return known === 1
    const accepted = this.values.has(this.column.texts[code] ?? null)
    this.#verdicts[code] = accepted ? 1 : 2
    return accepted
  }
}
