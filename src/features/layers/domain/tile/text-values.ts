import { grown } from '../table/growing'
import type { TextColumn } from '../table/text-column'
import { type MvtLayer, textValue } from './mvt-layer'

/** The texts of a column as values of tiles: encoded once, and written into a layer at their first use in it. */
export class TextValues {
  readonly #bytes: Uint8Array[] = []
  #layer: MvtLayer | undefined
  /** Layers begun; by code, in which of them the text was written last and where. */
  #begun = 0
  #writtenIn = new Uint32Array(64)
  #index = new Uint32Array(64)

  constructor(readonly column: TextColumn) {}

  begin(layer: MvtLayer): this {
    this.#layer = layer
    this.#begun += 1
    const { length } = this.column.texts
    if (length > this.#index.length) {
      this.#writtenIn = grown(this.#writtenIn, length * 2)
      this.#index = grown(this.#index, length * 2)
    }
    return this
  }

  /** Index of a text's value in the layer that was begun. */
  index(code: number): number {
    return this.#writtenIn[code] === this.#begun ? (this.#index[code] as number) : this.#write(code)
  }

  #write(code: number): number {
    let bytes = this.#bytes[code]
    if (!bytes) {
      bytes = textValue(this.column.texts[code] ?? '')
      this.#bytes[code] = bytes
    }
    const index = (this.#layer as MvtLayer).encoded(bytes)
    this.#writtenIn[code] = this.#begun
    this.#index[code] = index
    return index
  }
}

const kept = new WeakMap<TextColumn, TextValues>()

export function textValues(column: TextColumn): TextValues {
  const known = kept.get(column)
  if (known) return known
  const made = new TextValues(column)
  kept.set(column, made)
  return made
}
