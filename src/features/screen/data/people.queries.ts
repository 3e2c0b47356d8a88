import type { Connection } from '@/platform/db/client'
import type { Look } from '../../areas'
import { inArea } from '../../areas/server'

export const newestSuggestion = async (sql: Connection, look: Look) => {
  const [row] = await sql<{ readonly text: string; readonly unit: string; readonly at: Date }[]>`
    select suggestion as text, unit, rated_at as at
    from live.service_rating r
    where ${inArea(sql, look.scope, 'r')} and suggestion <> '' and rated_at <= ${look.at}
      and (answered_at is null or answered_at > ${look.at})
    order by rated_at desc, id desc limit 1`
  return row ?? null
}

/** Shifts of duty officers that run now. A person's name is personal and stays off the wall; the post is not. */
export const reportedShifts = (sql: Connection, look: Look) => sql<
  {
    readonly id: string
    readonly post: string | null
    readonly district: string | null
    readonly present: boolean
    readonly until: Date | null
  }[]
>`
  select id, title as post, district, on_duty as present, end_at as until
  from live.patrol p
  where ${inArea(sql, look.scope, 'p')} and role = 'duty'
    and start_at <= ${look.at} and end_at > ${look.at}
  order by on_duty desc, title nulls last, district, id`
