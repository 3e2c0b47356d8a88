export { adoptLimits } from './data/adopt-limits'
export { type AsOf, recordsAsOf } from './data/as-of'
export { type AcrossBatch, deriveAcross, settleDerivations } from './data/derive/derive-across'
export { lifeStageAt, provenStages } from './data/derive/life-stage.sql'
export { type ChangedFlag, refreshFlags } from './data/derive/refresh-flags'
export { versionsKnownAt } from './data/known-marks'
export {
  exportRecords,
  listRecords,
  type RecordConditions,
  type RecordPage,
  recordConditions,
  recordsById,
} from './data/list-records.sql'
export { lockRecords } from './data/merge-lock'
export { recordAreas } from './data/record-whereabouts.sql'
export { workedAt } from './data/worked-at.sql'
export { loadWorkingCalendar, storeWorkingCalendar } from './data/working-calendar'
export { type CalendarYear, calendarYear, calendarYears } from './domain/calendar-year'
export { adoptCalendar, type CalendarCity, cityCalendar, folderCalendar } from './domain/city-calendar'
export { type DeriveContext, type DeriveWarning, type RowDeriver, rowDeriver, type Values } from './domain/derive'
export { orderPauses } from './domain/derive/work-order'
export { recordSchemaOf } from './domain/json-schema'
export type { MovedLimit } from './domain/moved-limits'
export { type OneRecord, oneRecord } from './queries/one-record'
