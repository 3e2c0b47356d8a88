import { startOfLocalDay } from '@/shared/time'
import type { StoredDatedSteps, StoredSteps } from '../data/kept-steps.queries'
import { amountOf } from './amount'
import type { DatedSteps, Steps } from './dataset-sums'
import type { Places } from './places'

/** Reads sums as the database has them. */
export const readSteps = ({ district, body, counters, amounts }: StoredSteps, places: Places): Steps => ({
  areas: places.of(district, body),
  counters: counters.split(',').map(Number),
  amounts: amounts.split(',').map(amountOf),
})

/** The same of one day: each of its seconds by itself, where it is kept by the second. */
export function* readDatedSteps(
  row: Omit<StoredDatedSteps, 'dataset'>,
  places: Places,
  timezone: string,
): Generator<DatedSteps, void, undefined> {
  const { day, seconds } = row
  const { areas, counters, amounts } = readSteps(row, places)
  if (seconds === null) {
    yield { day, second: null, areas, counters, amounts }
    return
  }
  const start = startOfLocalDay(timezone, day) / 1000
  const all = seconds.split(',')
  for (let from = 0; from < all.length; ) {
    let to = from + 1
    while (all[to] === all[from]) to++
    const second = start + Number(all[from])
    yield { day, second, areas, counters: counters.slice(from, to), amounts: amounts.slice(from, to) }
    from = to
  }
}
