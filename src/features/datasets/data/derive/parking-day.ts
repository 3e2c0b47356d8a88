import type { Tx } from '@/platform/db/client'

/** Marks the first row of each area and local day, for the areas and days of a batch. */
export async function deriveParkingDaily(tx: Tx, batchId: string): Promise<number> {
  const done = await tx`
    with touched as (
      select distinct p.source, p.area_id, (p.at at time zone setting.timezone)::date as day
      from record.parking as p cross join calendar_setting as setting
      where p.batch_id = ${batchId}
    ),
    ranked as (
      select p.id, row_number() over (partition by p.source, p.area_id, t.day order by p.at, p.source_id) = 1 as is_first
      from touched as t
      join calendar_day as d on d.day = t.day
      join live.parking as p on p.area_id = t.area_id and p.source = t.source and p.at >= d.starts_at and p.at < d.ends_at
    )
    update record.parking as p set daily = ranked.is_first
    from ranked
    where p.id = ranked.id and p.daily is distinct from ranked.is_first and not coalesce('daily' = any(p.given), false)`
  return done.count
}

/**
 * At a day's end: an area seen in the last 90 days that sent nothing on that day gets one row with its last kind,
 * owner, key, spaces and quota and no measurements, in the last second of the day. Run again, it adds nothing.
 */
export async function fillParkingDay(tx: Tx, day: string, now: Date): Promise<number> {
  const done = await tx`
    with today as (select starts_at, ends_at, ends_at - interval '1 second' as at from calendar_day where day = ${day}),
    last as (
      select distinct on (p.source, p.area_id) p.*
      from live.parking as p cross join today
      where p.at >= today.starts_at - interval '90 days' and p.at < today.ends_at
      order by p.source, p.area_id, p.at desc
    )
    insert into record.parking (id, source, source_id, title, district, street, community, cell, unit, lng, lat, geometry,
      held_from, known_from, ingested_at, given, area_id, at, daily, kind, owner, key, spaces, quota, online)
    select ${tx.unsafe(uuidAt('today.at'))}, last.source,
      last.area_id || '|' || to_char(today.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
      last.title, last.district, last.street, last.community, last.cell, last.unit, last.lng, last.lat, last.geometry,
      ${now}, ${now}, ${now}, null, last.area_id, today.at, true, last.kind, last.owner, last.key, last.spaces, last.quota, false
    from last cross join today
    where last.at < today.starts_at and today.ends_at <= ${now}
    on conflict (source, source_id) do nothing`
  return done.count
}

/** A UUIDv7 of a moment, for databases before PostgreSQL 18. */
const uuidAt = (moment: string) => `(
  lpad(to_hex((extract(epoch from ${moment}) * 1000)::bigint), 12, '0') || '7'
  || substr(replace(gen_random_uuid()::text, '-', ''), 14))::uuid`
