import type { Connection } from '../../../platform/db/client'
import { refusedRows } from '../data/source-traffic.queries'
import { withoutQuotes } from './rejects'

export type { RefusedRow } from '../data/source-traffic.queries'
export { sourceTraffic } from '../data/source-traffic.queries'

/** The newest refused rows of a source that still wait: where and why, not what stood there. */
export const refusedOf = async (sql: Connection, source: string, limit: number) =>
  (await refusedRows(sql, source, limit)).map(each => ({ ...each, reason: withoutQuotes(each.reason) }))
