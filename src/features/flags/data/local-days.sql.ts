import type { Connection } from '@/platform/db/client'

/** Local days of a zone in SQL; days and moments are pieces of it. */
export function localDays(sql: Connection, timeZone: string) {
  const zone = timeZone.replaceAll("'", "''")
  const dayOf = (moment: string) => `((${moment}) at time zone '${zone}')::date`
  return {
    /** The day that a moment lies in. */
    dayOf,
    /** The same of a moment that is at hand. */
    dayOfDate: (moment: Date) => dayOf(`'${moment.toISOString()}'::timestamptz`),
    /** The moment a day begins. */
    midnight: (day: string) => sql`((${sql.unsafe(day)})::timestamp at time zone ${timeZone})`,
  }
}
