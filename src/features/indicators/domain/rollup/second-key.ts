/** Counters that a second has room for; with the seconds of a day a key stays below 2^31. */
const COUNTERS = 1 << 14

/** One whole number for a second of a local day and a column below `COUNTERS`; sorted, they are in the order of time. */
export const secondKey = (second: number, column: number): number => second * COUNTERS + column
export const secondOf = (key: number): number => Math.floor(key / COUNTERS)
export const columnOf = (key: number): number => key % COUNTERS

/** @throws RangeError for more counters than a second has room for */
export function checkRoom(counters: number): void {
  if (counters > COUNTERS) throw new RangeError('a dataset has too many counters')
}
