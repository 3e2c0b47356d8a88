import type { Connection, Tx } from '@/platform/db/client'

export interface LateDay {
  readonly dataset: string
  /** Local day, days since 1970. */
  readonly day: number
  /** Values of all later days move too. */
  readonly reaches: boolean
}

/** Nothing is late as long as nothing was published. */
export async function hasPublished(sql: Connection): Promise<boolean> {
  const rows = await sql`select from indicator_history where kind = 'published' limit 1`
  return rows.length > 0
}

export async function storeLateDays(tx: Tx, days: readonly LateDay[]): Promise<void> {
  await tx`
    insert into late_day (dataset, day, reaches)
    select * from unnest(${days.map(each => each.dataset)}::text[], ${days.map(each => each.day)}::int[],
      ${days.map(each => String(each.reaches))}::text[]::boolean[])
    on conflict do nothing`
}

/** Takes the late days away. */
export const takeLateDays = (tx: Tx) => tx<LateDay[]>`delete from late_day returning dataset, day, reaches`

export interface PublishedPeriod {
  readonly code: string
  readonly period: string
  readonly from: Date
  readonly to: Date
}

/** Every period that was ever published of an indicator. */
export const publishedPeriods = (sql: Connection) =>
  sql<PublishedPeriod[]>`
    select distinct code, period, "from", "to" from indicator_history where kind = 'published'`

export interface Restatement {
  readonly code: string
  readonly period: string
  /** Datasets that came late. */
  readonly datasets: readonly string[]
}

export async function storeRestatements(tx: Tx, due: readonly Restatement[]): Promise<void> {
  if (due.length === 0) return
  await tx`
    insert into restatement_due as stored (code, period, datasets)
    select code, period, string_to_array(datasets, ',') from unnest(${due.map(each => each.code)}::text[],
      ${due.map(each => each.period)}::text[], ${due.map(each => each.datasets.join())}::text[])
      as d(code, period, datasets)
    on conflict (code, period) do update set datasets =
      array(select distinct unnest(stored.datasets || excluded.datasets) order by 1)`
}

/** What is due, of so many periods at most, the newest first; of given ones alone where they are named. */
export const restatementsDue = (tx: Tx, most: number, only?: readonly string[]) =>
  tx<Restatement[]>`
    select code, period, datasets from restatement_due
    where period in (select distinct period from restatement_due
      ${only ? tx`where period = any(${[...only]})` : tx``} order by period desc limit ${most})`

export const dropRestatements = (tx: Tx, done: readonly Pick<Restatement, 'code' | 'period'>[]) =>
  tx`delete from restatement_due d using unnest(${done.map(each => each.code)}::text[],
    ${done.map(each => each.period)}::text[]) as done(code, period) where (d.code, d.period) = (done.code, done.period)`
