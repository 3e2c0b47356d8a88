import type { Tx } from '@/platform/db/client'

export interface MergeSteps {
  readonly dataset: string
  readonly days: readonly number[]
  /** Rows that a keeper with this snapshot has read are merged; later ones stay as they came. */
  readonly snapshot: string
}

/**
 * Makes one row of all that is kept of a place and day; no sum changes. What is merged carries no transaction, so that
 * nobody takes it for new. Answers how many rows are left of them.
 */
export async function mergeSteps(tx: Tx, { dataset, days, snapshot }: MergeSteps): Promise<number> {
  const [row] = await tx<{ came: number }[]>`
    with gone as (
      delete from rollup.step_sum
      where dataset = ${dataset} and day = any(${[...days]}::int[]) and pg_visible_in_snapshot(xid, ${snapshot}::pg_snapshot)
      returning district, body, day, counters, amounts, is_clocked),
    sums as (
      select district, body, day, c.counter, sum(c.amount) as amount, bool_or(is_clocked) as is_clocked
      from gone left join lateral unnest(counters, amounts) as c(counter, amount) on true group by 1, 2, 3, 4),
    came as (
      insert into rollup.step_sum (dataset, district, body, day, counters, amounts, is_clocked, xid)
      select ${dataset}, district, body, day,
        array_agg(counter order by counter) filter (where amount <> 0),
        array_agg(trim_scale(amount) order by counter) filter (where amount <> 0),
        bool_or(is_clocked), '0'::xid8
      from sums group by district, body, day having bool_or(amount <> 0)
      returning 1)
    select count(*)::int as came from came`
  return row?.came ?? 0
}
