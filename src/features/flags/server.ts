export { openOrders, problemCounts } from './data/supervision.queries'
export { keepLamps } from './jobs/keep-lamps'
export { flaggedUnits, lampCounts, type OpenFlagsQuestion, openFlags, redLamps } from './queries/open-flags'
