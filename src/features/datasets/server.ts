export { type AsOf, recordsAsOf } from './data/as-of'
export { type AcrossBatch, deriveAcross, settleDerivations } from './data/derive/derive-across'
export { type ChangedFlag, refreshFlags } from './data/derive/refresh-flags'
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
export { loadWorkingCalendar } from './data/working-calendar'
export { type CalendarYear, calendarYear, calendarYears } from './domain/calendar-year'
export { type CalendarCity, cityCalendar } from './domain/city-calendar'
export { type DeriveContext, type DeriveWarning, type RowDeriver, rowDeriver, type Values } from './domain/derive'
export { recordSchemaOf } from './domain/json-schema'
export { type OneRecord, oneRecord } from './queries/one-record'
