import type { Connection, Tx } from '@/platform/db/client'
import type { Channel } from '@/shared/channel'
import type { FlagRule, ToldPost } from '../../flags'

export interface AlertAddress {
  readonly id: string
  readonly channel: Channel
  readonly address: string
  readonly post: ToldPost
  readonly unit: string | null
  readonly everyMinutes: number
  readonly madeAt: Date
}

const columns = (sql: Connection) =>
  sql`id, channel, address, post, unit, every_minutes as "everyMinutes", made_at as "madeAt"`

/** Those that hold, by post. */
export const alertAddresses = (sql: Connection) => sql<AlertAddress[]>`
  select ${columns(sql)} from alert_address where ended_at is null order by post, made_at, id`

export async function openAddress(sql: Connection, id: string): Promise<AlertAddress | null> {
  const [row] = await sql<AlertAddress[]>`
    select ${columns(sql)} from alert_address where id::text = ${id} and ended_at is null`
  return row ?? null
}

export const addAddress = (tx: Tx, each: AlertAddress & { readonly madeBy: string }) => tx`
  insert into alert_address (id, channel, address, post, unit, every_minutes, made_at, made_by)
  values (${each.id}, ${each.channel}, ${each.address}, ${each.post}, ${each.unit}, ${each.everyMinutes}, ${each.madeAt},
    ${each.madeBy})`

export async function endAddress(tx: Tx, id: string, at: Date): Promise<void> {
  await tx`delete from alert_pending where address_id = ${id}`
  await tx`update alert_address set ended_at = ${at} where id = ${id}`
}

const ALERT_LOCK = 5101031
/** One teller at a time, until the transaction ends. */
export const lockAlerts = (tx: Tx) => tx`select pg_advisory_xact_lock(${ALERT_LOCK})`

/** How far the log was read; at first to its end, so that nobody is told of what was before. */
export async function alertCursor(tx: Tx): Promise<number> {
  await tx`insert into alert_cursor (seq) select coalesce(max(seq), 0) from event_log on conflict do nothing`
  const [row] = await tx<{ seq: string }[]>`select seq from alert_cursor`
  return Number(row?.seq ?? 0)
}

/**
 * Puts down what each address is to be told of: lamps and flags that went on, changed or went out, and orders that a
 * rule gave, by the posts its rule tells; an address with a unit hears of that unit alone.
 */
export async function putDown(tx: Tx, after: number, told: readonly (readonly [rule: string, post: string])[]) {
  await tx`
    with event as (
      select seq, topics, case when type = 'order.issued' then substring(actor from '^system:(.+)$') else data ->> 'rule' end as rule
      from event_log where seq > ${after} and type in ('flag.raised', 'flag.cleared', 'order.issued'))
    insert into alert_pending (address_id, rule, seq)
    select a.id, e.rule, e.seq
    from event e
    join unnest(${told.map(([rule]) => rule)}::text[], ${told.map(([, post]) => post)}::text[]) as t (rule, post) using (rule)
    join alert_address a on a.post = t.post and a.ended_at is null
      and (a.unit is null or 'unit:' || a.unit = any(e.topics))
    on conflict do nothing`
  await tx`update alert_cursor set seq = greatest(seq, (select coalesce(max(seq), 0) from event_log))`
}

export interface Digest {
  readonly addressId: string
  readonly rule: FlagRule
  readonly channel: Channel
  readonly address: string
  /** Events, the oldest first. */
  readonly seqs: readonly number[]
}

/** Digests whose time has come: the first of a rule at once, the next no sooner than its address wishes. */
export async function takeDue(tx: Tx, now: Date): Promise<Digest[]> {
  const due = await tx<Digest[]>`
    select a.id as "addressId", p.rule, a.channel, a.address, array_agg(p.seq::float8 order by p.seq) as seqs
    from alert_pending p
    join alert_address a on a.id = p.address_id
    left join alert_told t on t.address_id = p.address_id and t.rule = p.rule
    where t.at is null or t.at + a.every_minutes * interval '1 minute' <= ${now}
    group by a.id, p.rule order by a.id, p.rule`
  for (const { addressId, rule } of due) {
    await tx`delete from alert_pending where address_id = ${addressId} and rule = ${rule}`
    await tx`
      insert into alert_told (address_id, rule, at) values (${addressId}, ${rule}, ${now})
      on conflict (address_id, rule) do update set at = excluded.at`
  }
  return due
}

export interface Told {
  readonly seq: number
  readonly at: Date
  readonly type: string
  readonly data: Readonly<Record<string, unknown>>
}
export const eventsOf = (sql: Connection, seqs: readonly number[]) => sql<Told[]>`
  select seq::float8 as seq, at, type, data from event_log where seq = any(${seqs.map(String)}::text[]::bigint[]) order by seq`
