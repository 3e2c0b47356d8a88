import type { StoredCell } from '../data/values.queries'
import type { Cell } from '../domain/compute-city'
import { tidy } from '../domain/decimal'

type Content = Pick<Cell, 'value' | 'score' | 'numerator' | 'denominator'> & { readonly reason: string | null }

const tidied = (decimal: string | null) => (decimal === null ? null : tidy(decimal))

/** The live cells as they are stored, so that only what differs is written. */
export class HeldCells {
  readonly #cells = new Map<string, Map<string, Content>>()

  constructor(stored: readonly StoredCell[]) {
    for (const each of stored) this.#set(each.code, each.area, each)
  }

  /** Takes cells over; answers those that differ from what was held. */
  take(cells: readonly Cell[]): readonly Cell[] {
    return cells.filter(cell => {
      const held = this.#cells.get(cell.code)?.get(cell.area)
      const isSame =
        held !== undefined &&
        held.value === cell.value &&
        held.score === cell.score &&
        held.reason === cell.reason &&
        held.numerator === tidied(cell.numerator) &&
        held.denominator === tidied(cell.denominator)
      if (!isSame) this.#set(cell.code, cell.area, cell)
      return !isSame
    })
  }

  drop(codes: ReadonlySet<string>): void {
    for (const code of this.#cells.keys()) if (!codes.has(code)) this.#cells.delete(code)
  }

  *scores(): Generator<{ readonly code: string; readonly area: string; readonly score: number | null }> {
    for (const [code, areas] of this.#cells) for (const [area, { score }] of areas) yield { code, area, score }
  }

  #set(code: string, area: string, { value, score, reason, numerator, denominator }: Content): void {
    const areas = this.#cells.get(code) ?? new Map<string, Content>()
    this.#cells.set(code, areas)
    areas.set(area, { value, score, reason, numerator: tidied(numerator), denominator: tidied(denominator) })
  }
}
