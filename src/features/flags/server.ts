export { openOrders, problemCounts } from './data/supervision.queries'
export { flaggedUnits, lampCounts, type OpenFlagsQuestion, openFlags, redLamps } from './queries/open-flags'
