export type {
  DimensionName,
  DimensionSnapshot,
  IndexReason,
  IndexSnapshot,
  IndicatorCell,
} from './domain/index-snapshot'
export { editingIndex } from './domain/policies'
export type { Reason } from './domain/reason'
export { type NamedPeriod, namedPeriod, periodAt } from './domain/stretch'
