import { jsonBody, type Operation } from '@/platform/http/operation'
import { reading } from '@/shared/auth'
import { keepingCalendar } from './domain/policies'

const tag = 'calendar'

/** What the interface offers of this feature. */
export const calendarOperations: readonly Operation[] = [
  {
    method: 'get',
    path: '/calendar/changes',
    tag,
    may: reading,
    summary: 'Changes of the working calendar, the newest first',
  },
  {
    method: 'post',
    path: '/calendar/changes/try',
    tag,
    may: keepingCalendar,
    summary: 'Which clocks and lamps a change would move: {days: [{day, isWorkday, name?}], announced?} or {undoes}',
    body: jsonBody,
  },
  {
    method: 'post',
    path: '/calendar/changes',
    tag,
    may: keepingCalendar,
    summary: 'A change of days to come, with expectedSeq and reason; open clocks and lamps follow',
    body: jsonBody,
  },
]
