export type {
  DimensionName,
  DimensionSnapshot,
  IndexReason,
  IndexSnapshot,
  IndicatorCell,
} from './domain/index-snapshot'
export type { Reason } from './domain/reason'
