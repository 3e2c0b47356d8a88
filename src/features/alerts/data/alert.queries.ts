import type { Connection, Tx } from '@/platform/db/client'
import type { Channel } from '@/shared/channel'
import type { FlagRule, ToldPost } from '../../flags'
import type { DigestSubject } from '../domain/told-subjects'

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

/** Those of posts that hold, by post. */
export const alertAddresses = (sql: Connection) => sql<AlertAddress[]>`
  select ${columns(sql)} from alert_address where ended_at is null and post is not null order by post, made_at, id`

/** An address of a post that holds. */
export async function openAddress(sql: Connection, id: string): Promise<AlertAddress | null> {
  const [row] = await sql<AlertAddress[]>`
    select ${columns(sql)} from alert_address where id::text = ${id} and ended_at is null and post is not null`
  return row ?? null
}

/** Whether something is still to be told at an address: neither it nor its owner's account has ended. */
export async function isReachable(sql: Connection, id: string): Promise<boolean> {
  const rows = await sql`
    select from alert_address a where id::text = ${id} and ended_at is null
      and (account is null or exists (select from person p where p.id = a.account and p.disabled_at is null))`
  return rows.length > 0
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

/** What posts are told: by rules, and of types of events that make up a subject of their own. */
export interface ToldPosts {
  readonly posts: readonly (readonly [about: DigestSubject, post: ToldPost])[]
  readonly types: readonly (readonly [type: string, about: DigestSubject])[]
  /** Of these an address with a unit hears whichever unit they are of. */
  readonly everybodys: readonly DigestSubject[]
}

/**
 * Puts down what each address is to be told of: lamps and flags that went on, changed or went out, and orders that a
 * rule gave, by the posts its rule tells; the types of the other subjects by theirs. An address with a unit hears of that
 * unit alone, but for what is everybody's. A person hears as wished.
 */
export async function putDown(
  tx: Tx,
  after: number,
  { posts, types, everybodys }: ToldPosts,
  reached: readonly Reached[],
) {
  const event = tx`
    select seq, topics, case when own.about is not null then own.about
      when type = 'order.issued' then substring(actor from '^system:(.+)$') else data ->> 'rule' end as rule
    from event_log
    left join unnest(${types.map(([type]) => type)}::text[], ${types.map(([, about]) => about)}::text[]) as own (type, about) using (type)
    where seq > ${after} and (type in ('flag.raised', 'flag.cleared', 'order.issued') or own.about is not null)`
  await tx`
    with event as (${event})
    insert into alert_pending (address_id, rule, seq)
    select a.id, e.rule, e.seq
    from event e
    join unnest(${posts.map(([about]) => about)}::text[], ${posts.map(([, post]) => post)}::text[]) as t (rule, post) using (rule)
    join alert_address a on a.post = t.post and a.ended_at is null
      and (a.unit is null or 'unit:' || a.unit = any(e.topics) or e.rule = any(${everybodys}::text[]))
    on conflict do nothing`
  if (reached.length > 0)
    await tx`
      with event as (${event})
      insert into alert_pending (address_id, rule, seq)
      select a.id, e.rule, e.seq
      from event e
      join unnest(${reached.map(each => each.account)}::text[], ${reached.map(each => each.channel)}::text[],
        ${reached.map(each => each.rule)}::text[], ${reached.map(each => each.topic)}::text[]) as r (account, channel, rule, topic)
        on r.rule = e.rule and r.topic = any(e.topics)
      join alert_address a on a.account = r.account and a.channel = r.channel and a.ended_at is null
      on conflict do nothing`
  await tx`update alert_cursor set seq = greatest(seq, (select coalesce(max(seq), 0) from event_log))`
}

/** What a person is to be told of outside the program: the events of a topic by one rule, by one way. */
export interface Reached {
  readonly account: string
  readonly channel: string
  readonly rule: FlagRule
  readonly topic: string
}

export interface Digest {
  readonly addressId: string
  readonly rule: DigestSubject
  readonly channel: Channel
  readonly address: string
  /** Events, the oldest first. */
  readonly seqs: readonly number[]
}

/** Digests whose time has come: the first of a subject at once, the next no sooner than its address or `soon` wishes. */
export async function takeDue(
  tx: Tx,
  now: Date,
  paced: readonly (Reached & { readonly minutes: number })[],
  soon: readonly (readonly [about: DigestSubject, minutes: number])[],
): Promise<Digest[]> {
  const wish = tx`unnest(${paced.map(each => each.account)}::text[], ${paced.map(each => each.channel)}::text[],
    ${paced.map(each => each.rule)}::text[], ${paced.map(each => each.minutes)}::int[]) as w (account, channel, rule, minutes)`
  // what a person no longer wishes, or may no longer know, is told to nobody
  await tx`
    delete from alert_pending p using alert_address a
    where a.id = p.address_id and a.account is not null and not exists (
      select from ${wish} where w.account = a.account and w.channel = a.channel and w.rule = p.rule)`
  const due = await tx<Digest[]>`
    select a.id as "addressId", p.rule, a.channel, a.address, array_agg(p.seq::float8 order by p.seq) as seqs
    from alert_pending p
    join alert_address a on a.id = p.address_id
    left join alert_told t on t.address_id = p.address_id and t.rule = p.rule
    left join ${wish} on w.account = a.account and w.channel = a.channel and w.rule = p.rule
    left join unnest(${soon.map(([about]) => about)}::text[], ${soon.map(([, minutes]) => minutes)}::int[]) as s (rule, minutes)
      on s.rule = p.rule
    where t.at is null or t.at + least(coalesce(w.minutes, a.every_minutes), s.minutes) * interval '1 minute' <= ${now}
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
