import type { Decimal } from '../domain/decimal'
import { decimalOf, type Exact, exact, negative, sum, ZERO } from '../domain/rollup/exact'
import type { Amount } from './amount'

/** Many running totals that lose nothing: whole numbers as doubles while they are safe, the rest beside them. */
export class ExactTotals {
  readonly #whole: Float64Array
  readonly #rest = new Map<number, Exact>()

  constructor(size: number) {
    this.#whole = new Float64Array(size)
  }

  add(i: number, amount: Amount, sign: 1 | -1): void {
    if (typeof amount === 'number') {
      const next = (this.#whole[i] ?? 0) + sign * amount
      if (Number.isSafeInteger(next)) {
        this.#whole[i] = next
        return
      }
    }
    const added = typeof amount === 'number' ? exact(amount) : amount
    const rest = sum(this.#rest.get(i) ?? ZERO, sign === 1 ? added : negative(added))
    if (rest.units === 0n) this.#rest.delete(i)
    else this.#rest.set(i, rest)
  }

  isZero(i: number): boolean {
    const rest = this.#rest.get(i)
    return rest ? sum(exact(this.#whole[i] ?? 0), rest).units === 0n : this.#whole[i] === 0
  }

  text(i: number): Decimal {
    const whole = this.#whole[i] ?? 0
    const rest = this.#rest.get(i)
    // -0 has the same spelling as 0
    return rest ? decimalOf(sum(exact(whole), rest)) : String(whole)
  }
}
