export { calendarChanges } from './data/calendar-change.queries'
export { followCalendar, openCalendar } from './jobs/follow-calendar'
