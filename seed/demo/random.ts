/**
 * Seeded chance with named streams. A stream depends only on the seed and on its own name, so that a new dataset,
 * district or week never changes what another one drew.
 */
export interface Chance {
  /** In [0, 1). */
  next(): number
  between(low: number, high: number): number
  /** Whole number, both ends included. */
  int(low: number, high: number): number
  /** True with this probability. */
  hit(probability: number): boolean
  pick<T>(list: readonly T[]): T
  /** About normal, cut at three deviations. */
  normal(mean: number, deviation: number): number
  /** Exponential with this mean, cut at six means. */
  wait(mean: number): number
}

/** FNV-1a over the parts: the state a stream starts from. */
function hash(parts: readonly (string | number)[]): number {
  let value = 0x811c9dc5
  for (const part of parts) {
    if (typeof part === 'number') {
      value = Math.imul(value ^ (part | 0), 0x01000193)
      value = Math.imul(value ^ Math.trunc(part * 1e6), 0x01000193)
    } else for (let i = 0; i < part.length; i++) value = Math.imul(value ^ part.charCodeAt(i), 0x01000193)
    value = Math.imul(value ^ 0x1f, 0x01000193)
  }
  return value >>> 0
}

/** mulberry32 on the hash of the names. A class, since one is made for every few records. */
class Stream implements Chance {
  constructor(private state: number) {}

  next(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }

  between(low: number, high: number): number {
    return low + this.next() * (high - low)
  }

  int(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1))
  }

  hit(probability: number): boolean {
    return this.next() < probability
  }

  pick<T>(list: readonly T[]): T {
    const found = list[Math.floor(this.next() * list.length)]
    if (found === undefined) throw new RangeError('nothing to pick from')
    return found
  }

  normal(mean: number, deviation: number): number {
    const sum = this.next() + this.next() + this.next() + this.next() + this.next() + this.next() - 3
    return mean + deviation * Math.max(-3, Math.min(3, sum * Math.SQRT2))
  }

  wait(mean: number): number {
    return mean * Math.min(6, -Math.log(1 - this.next()))
  }
}

export const chance = (...names: readonly (string | number)[]): Chance => new Stream(hash(names))

/** One number in [0, 1) from names alone. */
export const fraction = (...names: readonly (string | number)[]): number => new Stream(hash(names)).next()

/** A pick with unequal weights, prepared once. */
export function lottery<T>(entries: readonly (readonly [T, number])[]): (chance: Chance) => T {
  const sums: number[] = []
  let total = 0
  for (const [, weight] of entries) {
    total += weight
    sums.push(total)
  }
  return chance => {
    const at = chance.next() * total
    let low = 0
    let high = sums.length - 1
    while (low < high) {
      const middle = (low + high) >> 1
      if ((sums[middle] as number) > at) high = middle
      else low = middle + 1
    }
    const found = entries[low]
    if (!found) throw new RangeError('an empty lottery')
    return found[0]
  }
}

/** Whether this one is among the given share of all that are asked for under the key. */
export type Share = (key: string, probability: number) => boolean

/**
 * Yes and no in a given proportion, evenly: of n questions with probability p, floor or ceiling of n·p are yes.
 * Rates of rare things then read as they should in every week and not only in the long run.
 */
export function quota(...names: readonly (string | number)[]): Share {
  const sums = new Map<string, number>()
  return (key, probability) => {
    const before = sums.get(key) ?? fraction(...names, key)
    const after = before + Math.max(0, Math.min(1, probability))
    const isHit = after >= 1
    sums.set(key, isHit ? after - 1 : after)
    return isHit
  }
}
