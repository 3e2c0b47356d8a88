import type { Connection, Tx } from '@/platform/db/client'
import type { PeriodLength } from '../domain/stretch'

/** Where a round begins: what its transaction sees, and who led the last one. */
export interface RoundHead {
  /** `pg_snapshot` of the transaction. */
  readonly snapshot: string
  /** Last number of the event log it sees. */
  readonly seq: number
  /** Name of whoever kept the values last. */
  readonly keeper: string | null
  /** The snapshot up to which it had read. */
  readonly keptSnapshot: string | null
  /** Whether records changed whose steps are not summed yet. */
  readonly hasUnsettled: boolean
  /** Changes whenever any part of the rules valid at the moment does. */
  readonly version: number
  /** Changes whenever any rule is written, for whatever date. */
  readonly written: number
}

export async function readHead(tx: Tx, at: Date): Promise<RoundHead> {
  const [head] = await tx<RoundHead[]>`
    select pg_current_snapshot()::text as snapshot,
      (select coalesce(max(seq), 0) from event_log) as seq,
      (select keeper from kept_moment) as keeper,
      (select snapshot from kept_moment) as "keptSnapshot",
      exists (select from rollup.unsettled) as "hasUnsettled",
      count(*) filter (where valid_from <= ${at})::int as version, count(*)::int as written
    from (select valid_from from indicator_definition union all select valid_from from indicator_parameter
      union all select valid_from from index_weight) v`
  if (!head) throw new Error('an aggregate gives one row')
  return head
}

export interface KeptMoment {
  readonly keeper: string
  readonly at: Date
  readonly seq: number
  readonly snapshot: string
}

export async function storeKeptMoment(
  tx: Tx,
  { keeper, at, seq, snapshot }: KeptMoment,
  from: Readonly<Record<PeriodLength, Date>>,
): Promise<void> {
  await tx`
    insert into kept_moment (keeper, at, seq, snapshot, from_daily, from_weekly, from_monthly, from_quarterly, from_annual)
    values (${keeper}, ${at}, ${seq}, ${snapshot}, ${from.daily}, ${from.weekly}, ${from.monthly}, ${from.quarterly}, ${from.annual})
    on conflict ("only") do update set keeper = excluded.keeper, at = excluded.at, seq = excluded.seq,
      snapshot = excluded.snapshot, from_daily = excluded.from_daily, from_weekly = excluded.from_weekly,
      from_monthly = excluded.from_monthly, from_quarterly = excluded.from_quarterly, from_annual = excluded.from_annual`
}

export async function readKeptMoment(sql: Connection): Promise<KeptMoment | undefined> {
  const [row] = await sql<KeptMoment[]>`select keeper, at, seq, snapshot from kept_moment`
  return row
}

/** Puts one's own name down: whoever kept the values reads everything anew. */
export const storeKeeper = (tx: Tx, keeper: string) => tx`update kept_moment set keeper = ${keeper}`
