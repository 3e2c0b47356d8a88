import { parseArgs } from 'node:util'
import type { Ratio } from './pairs'
import type { BenchReport } from './report'

/** What `npm run bench -- index` may be told; every size has a default that fits into ten minutes of two idle cores. */
export interface IndexOptions {
  /** Cases of one leg of `overhead`. */
  readonly rows: number
  readonly pairs: number
  /** Offered records a second, and for how long, in `freshness`. */
  readonly rate: number
  readonly seconds: number
  /** Cases that are there before the batches of `growth`. */
  readonly sizes: readonly [small: number, large: number]
  /** Cases that are there while `pages` are asked for. */
  readonly records: number
  /** Whether the large size is the 20 million of the target. */
  readonly isFull: boolean
  readonly parts: ReadonlySet<string>
}

/** What one part of the bench found. */
export interface IndexPart {
  readonly ratio: Ratio
  readonly correctness: BenchReport['correctness']
  readonly notes: readonly string[]
}

const FULL: readonly [number, number] = [1_000_000, 20_000_000]
const BRIEF: readonly [number, number] = [1_000_000, 4_000_000]

/** @throws TypeError for an option that there is none of, or a number that is none */
export function indexOptions(args: readonly string[]): IndexOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      rows: { type: 'string', default: process.env.BENCH_ROWS ?? '100000' },
      pairs: { type: 'string', default: process.env.BENCH_PAIRS ?? '7' },
      rate: { type: 'string', default: '20000' },
      seconds: { type: 'string', default: '10' },
      sizes: { type: 'string' },
      records: { type: 'string', default: process.env.BENCH_RECORDS ?? '1000000' },
      full: { type: 'boolean', default: false },
      only: { type: 'string', default: 'overhead,freshness,growth,pages' },
      json: { type: 'boolean', default: false },
    },
  })
  const number = (text: string) => {
    const value = Number(text)
    if (!Number.isSafeInteger(value) || value < 1) throw new TypeError(`${text} is no whole number above 0`)
    return value
  }
  const [small, large] = values.sizes?.split(',').map(number) ?? (values.full ? FULL : BRIEF)
  if (small === undefined || large === undefined) throw new TypeError('--sizes wants two numbers: small,large')
  return {
    rows: number(values.rows),
    pairs: number(values.pairs),
    rate: number(values.rate),
    seconds: number(values.seconds),
    sizes: [small, large],
    records: number(values.records),
    isFull: large >= FULL[1],
    parts: new Set(values.only.split(',')),
  }
}
