import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  date,
  index,
  integer,
  interval,
  pgTable,
  text,
  timestamp,
  uniqueIndex,
} from 'drizzle-orm/pg-core'

const moment = (name: string) => timestamp(name, { withTimezone: true, precision: 3 })

/** Every local day of the city's calendar with its running number of working days; read by the `work.*` functions. */
export const calendarDay = pgTable(
  'calendar_day',
  {
    day: date('day').primaryKey(),
    isWorkday: boolean('is_workday').notNull(),
    /** Assumed from the week: not announced yet. */
    provisional: boolean('provisional').notNull(),
    startsAt: moment('starts_at').notNull(),
    endsAt: moment('ends_at').notNull(),
    workDaysBefore: integer('work_days_before').notNull(),
    workMinutesBefore: integer('work_minutes_before').notNull(),
    /** Running number of a working day, from 1; empty on days off. */
    workdayNo: integer('workday_no'),
  },
  table => [
    uniqueIndex('calendar_day_starts_at').on(table.startsAt),
    uniqueIndex('calendar_day_workday_no').on(table.workdayNo),
  ],
)

/**
 * Every stretch of working hours with the working time before it: time worked is one look-up by `starts_at`, its
 * inverse one by `worked_before`. The first row has no length; the last stands at the calendar's end, without a value.
 */
export const calendarWindow = pgTable(
  'calendar_window',
  {
    startsAt: moment('starts_at').primaryKey(),
    endsAt: moment('ends_at').notNull(),
    workedBefore: interval('worked_before'),
  },
  table => [index('calendar_window_worked').on(table.workedBefore, table.startsAt)],
)

/** Which calendar the two tables hold. */
export const calendarSetting = pgTable(
  'calendar_setting',
  {
    only: boolean('only').primaryKey().default(true),
    timezone: text('timezone').notNull(),
    minutesOfDay: integer('minutes_of_day').notNull(),
    fingerprint: text('fingerprint').notNull(),
  },
  table => [check('calendar_setting_one_row', sql`${table.only}`)],
)
