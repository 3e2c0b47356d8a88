/** When something is so: stretches [start, end) of epoch ms in order, apart from one another. `-Infinity` and `Infinity` are ends. */
export type Intervals = readonly (readonly [start: number, end: number])[]

export const NEVER: Intervals = []
export const EVER: Intervals = [[Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]]

export const until = (end: number): Intervals => [[Number.NEGATIVE_INFINITY, end]]
export const since = (start: number): Intervals => [[start, Number.POSITIVE_INFINITY]]

/** When both are so. */
export function both(a: Intervals, b: Intervals): Intervals {
  if (a === EVER) return b
  if (b === EVER) return a
  const found: [number, number][] = []
  let i = 0
  let j = 0
  for (;;) {
    const x = a[i]
    const y = b[j]
    if (!x || !y) return found
    const start = Math.max(x[0], y[0])
    const end = Math.min(x[1], y[1])
    if (start < end) found.push([start, end])
    if (x[1] < y[1]) i++
    else j++
  }
}

/** When at least one is so. */
export function either(a: Intervals, b: Intervals): Intervals {
  if (a === EVER || b === EVER) return EVER
  const found: [number, number][] = []
  for (const [start, end] of [...a, ...b].sort((x, y) => x[0] - y[0])) {
    const last = found.at(-1)
    if (last && start <= last[1]) last[1] = Math.max(last[1], end)
    else found.push([start, end])
  }
  return found
}
