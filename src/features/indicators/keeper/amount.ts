import { type Exact, exact } from '../domain/rollup/exact'

/** What a step adds: a safe integer where it is one, for speed. */
export type Amount = number | Exact

/** @throws RangeError for a text that is no decimal */
export function amountOf(value: number | string): Amount {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? value : exact(value)
  if (value.length < 16) {
    const number = Number(value)
    if (Number.isSafeInteger(number)) return number
  }
  const known = exact(value)
  return known.scale === 0 && Number.isSafeInteger(Number(known.units)) ? Number(known.units) : known
}
