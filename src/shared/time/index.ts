export {
  addMonths,
  dayNumber,
  dayText,
  epochDay,
  localDay,
  startOfLocalDay,
} from './local-time'
export {
  type CappedPause,
  capPauses,
  dueWithPauses,
  joinPauses,
  type NamedPause,
  type Pause,
  type PauseCaps,
  readNamedPauses,
  readPauses,
  stoppedMs,
  workingDaysUsed,
} from './pauses'
export {
  type CalendarDay,
  type CalendarDayRow,
  type CalendarOptions,
  type Limit,
  type LimitUnit,
  type WorkingCalendar,
  workingCalendar,
} from './working-calendar'
export { isZoneName, type Zone, zone } from './zone'
