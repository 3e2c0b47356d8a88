import type { StoredSteps } from '../data/kept-steps.queries'
import { amountOf } from './amount'
import type { Steps } from './dataset-sums'
import type { Places } from './places'

/** Reads sums as the database has them. */
export const readSteps = ({ district, body, counters, amounts }: StoredSteps, places: Places): Steps => ({
  areas: places.of(district, body),
  counters: counters.split(',').map(Number),
  amounts: amounts.split(',').map(amountOf),
})
