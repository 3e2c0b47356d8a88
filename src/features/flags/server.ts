export { readClearedFlags } from './data/cleared-flags.sql'
export { rulesAt } from './data/flag-rule.queries'
export { type LampMoment, lampMoments } from './data/lamp-history.queries'
export { litBy } from './data/open-flags.sql'
export { openOrders, problemCounts } from './data/supervision.queries'
export { keepLamps } from './jobs/keep-lamps'
export { flagTrace } from './queries/flag-trace'
export {
  flaggedUnits,
  lampCounts,
  litProjects,
  type OpenFlagsQuestion,
  openFlags,
  redLamps,
  unnoticedReds,
} from './queries/open-flags'
export { rulePack } from './queries/try-rules'
