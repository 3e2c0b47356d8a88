import type { Connection } from '@/platform/db/client'
import type { Look } from '../../areas'
import { inArea } from '../../areas/server'

interface Supervision {
  readonly ever: number
  readonly found: number
  readonly settled: number
}

/** Problems found in the twelve months up to the moment, and how many of these are settled. */
export async function problemCounts(sql: Connection, look: Look): Promise<Supervision | null> {
  const [row] = await sql<Supervision[]>`
    select count(*)::int as ever,
           count(*) filter (where recent)::int as found,
           count(*) filter (where recent and accepted_at <= ${look.at})::int as settled
    from (
      select accepted_at, found_at > ${look.at}::timestamptz - interval '1 year' as recent
      from live.problem p
      where ${inArea(sql, look.scope, 'p')} and found_at <= ${look.at}
    ) found`
  return row && row.ever > 0 ? row : null
}

interface OpenOrders {
  readonly issued: number
  readonly working: number
  readonly reported: number
  readonly overdue: number
}

/** Open orders by what they wait for. One past its day counts as overdue only, so the four add up. */
export async function openOrders(sql: Connection, look: Look): Promise<OpenOrders> {
  const [row] = await sql<OpenOrders[]>`
    select count(*) filter (where not late and state = 'issued')::int as issued,
           count(*) filter (where not late and state in ('working', 'returned'))::int as working,
           count(*) filter (where not late and state = 'reported')::int as reported,
           count(*) filter (where late)::int as overdue
    from (
      select state, coalesce(due_at < ${look.at} and state <> 'reported', false) as late
      from live.work_order o
      where ${inArea(sql, look.scope, 'o')}
        and issued_at <= ${look.at}
        and (accepted_at is null or accepted_at > ${look.at})
        and state <> 'accepted'
    ) open`
  return row ?? { issued: 0, working: 0, reported: 0, overdue: 0 }
}
