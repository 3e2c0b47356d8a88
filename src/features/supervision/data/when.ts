import type { Connection } from '@/platform/db/client'
import { dataset } from '../../datasets'
import { recordsAsOf } from '../../datasets/server'

/** When a list is looked at; `isPast` reads the records as they stood. */
export interface When {
  readonly at: Date
  readonly isPast: boolean
  readonly known: Date | null
}

/** The records of a dataset as they stood then. */
export const recordsThen = (sql: Connection, name: string, { at, isPast, known }: When) =>
  recordsAsOf(sql, dataset(name), { ...(isPast ? { at, maskAfter: at } : {}), ...(known ? { known } : {}) })

/** Name of the step that a problem `q` is about; null where it is about none. */
export const itemOfProblem = (sql: Connection, when: When) => sql`
  left join lateral (
    select coalesce(item_name, item_code) as item from ${recordsThen(sql, 'approval_step', when)} s
    where s.id = case when q.about like 'step:%' then substr(q.about, 6)::uuid end) about on true`
