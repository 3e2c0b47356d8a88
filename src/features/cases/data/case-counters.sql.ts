import type { Connection } from '@/platform/db/client'
import type { CaseCounter } from '../domain/counters'

/** Part of its limit that a case has left when it is called near (临期). */
const NEAR_PART = 0.2

/**
 * The condition of a counter at a moment, over the columns of a record of cases. Lists, numbers, the map and exports
 * all ask here, so that they cannot disagree.
 */
export function counterCondition(sql: Connection, counter: CaseCounter, at: Date) {
  switch (counter) {
    case 'reported':
      return sql`true`
    // Taken up by the desk (受理): decided, or sent to be verified.
    case 'accepted':
      return sql`(triaged_at is not null or verify_requested_at is not null)`
    case 'filed':
      return sql`filed_at is not null`
    case 'dispatched':
      return sql`dispatched_at is not null`
    // Should have been handled by now (应处置); a clock that stands still is not due.
    case 'due':
      return sql`(limit_at <= ${at} and status not in ('voided', 'suspended'))`
    case 'handled':
      return sql`handled_at is not null`
    case 'onTime':
      return sql`handled_at <= limit_at`
    case 'near':
      return sql`(limit_at > ${at} and limit_at - ${at}::timestamptz <= (limit_at - filed_at) * ${NEAR_PART}::float8
        and handled_at is null and status in ('filed', 'dispatched', 'handling'))`
    // Past its limit and not handled (超期未处置). A suspended case's clock stands still.
    case 'overdue':
      return sql`(limit_at < ${at} and handled_at is null and status in ('filed', 'dispatched', 'handling'))`
    // Handled, but after its limit (超期处置).
    case 'late':
      return sql`handled_at > limit_at`
    case 'closed':
      return sql`status = 'closed'`
    case 'rework':
      return sql`rework_count > 0`
    case 'returned':
      return sql`return_count > 0`
    case 'extended':
      return sql`extended`
    case 'suspended':
      return sql`suspended`
    case 'supervised':
      return sql`supervised`
    // Still asks something of somebody. Word for word the condition of the index case_open.
    case 'open':
      return sql`status not in ('closed', 'rejected', 'voided')`
  }
}
