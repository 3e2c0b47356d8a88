/** One leg of a comparison: does the work once and says how much of `unit` it did a second (or how long it took). */
export type Leg = () => Promise<number>

export interface Ratio {
  readonly name: string
  readonly ours: number
  readonly baseline: number
  readonly unit: string
  readonly ratio: number
  /** Ends of the 95 % interval of the median ratio. */
  readonly low: number
  readonly high: number
  readonly pairs: number
}

export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  const upper = sorted[middle] ?? Number.NaN
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2
}

/** 95 % interval of the median by resampling, with a fixed stream so that the same figures give the same interval. */
function interval(values: readonly number[]): [number, number] {
  let state = 0x9e3779b9
  const next = () => {
    state = (Math.imul(state ^ (state >>> 15), 0x85ebca6b) + 0x6d2b79f5) >>> 0
    return state / 2 ** 32
  }
  const medians = Array.from({ length: 2000 }, () =>
    median(values.map(() => values[Math.floor(next() * values.length)] ?? Number.NaN)),
  ).sort((a, b) => a - b)
  return [medians[50] ?? Number.NaN, medians[1949] ?? Number.NaN]
}

/** Runs both legs in turns (A B B A …) so that a slow minute of the machine falls on both. */
export async function inTurns(
  name: string,
  unit: string,
  pairs: number,
  ours: Leg,
  baseline: Leg,
  say: (line: string) => void,
): Promise<Ratio> {
  const measured: { ours: number; baseline: number }[] = []
  for (let pair = 0; pair < pairs; pair += 1) {
    const first = pair % 2 === 0 ? await ours() : undefined
    const other = await baseline()
    const mine = first ?? (await ours())
    measured.push({ ours: mine, baseline: other })
    say(
      `${name} ${pair + 1}/${pairs}: ours ${mine.toFixed(0)}, baseline ${other.toFixed(0)} ${unit}, ratio ${(mine / other).toFixed(3)}`,
    )
  }
  const ratios = measured.map(each => each.ours / each.baseline)
  const [low, high] = interval(ratios)
  return {
    name,
    ours: median(measured.map(each => each.ours)),
    baseline: median(measured.map(each => each.baseline)),
    unit,
    ratio: median(ratios),
    low,
    high,
    pairs,
  }
}
