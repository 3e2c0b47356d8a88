import type { Connection } from '@/platform/db/client'
import { dataset } from '../../datasets'
import { recordsAsOf } from '../../datasets/server'

/** When projects are looked at; `isPast` reads the records as they stood. */
export interface When {
  readonly at: Date
  readonly isPast: boolean
  readonly known: Date | null
}

/** The records of a dataset as they stood then. */
export const recordsThen = (sql: Connection, name: string, { at, isPast, known }: When) =>
  recordsAsOf(sql, dataset(name), { ...(isPast ? { at, maskAfter: at } : {}), ...(known ? { known } : {}) })
