import type { PendingQuery, Row } from 'postgres'
import type { Connection } from '@/platform/db/client'
import type { Look } from '../../areas'
import type { recordsAsOf } from '../../datasets/server'
import type { RulePack } from '../domain/rule-pack'

type Fragment = PendingQuery<Row[]>

interface Tables {
  readonly look: Look
  readonly pack: RulePack
  readonly steps: ReturnType<typeof recordsAsOf>
  readonly months: ReturnType<typeof recordsAsOf>
}

/** A project at work: neither has its permit, nor is it closed. */
const isUnderWay = (sql: Connection, at: Date) =>
  sql`(p.permit_issued_at is null or p.permit_issued_at > ${at}) and (p.closed_at is null or p.closed_at > ${at})`

/**
 * Lamps on projects of the rules that are off at first, each a `union all` of the list of `open-flags.sql.ts`; one that
 * is off costs nothing.
 */
export function moreProjectLamps(sql: Connection, { look, pack, steps, months }: Tables): Fragment {
  const { at, day, timeZone } = look
  const { numbers, on } = pack
  const midnight = (date: Fragment) => sql`((${date})::timestamp at time zone ${timeZone})`
  const quiet = sql`
    union all
    select 'project', case when lit.red_at <= ${at} then 'red' else 'yellow' end, 'no-change', id::text, name, null, unit,
      district, case when lit.red_at <= ${at} then lit.red_at else lit.yellow_at end, lit.days, null,
      case when lit.red_at <= ${at} then ${numbers.quietRed}::numeric else ${numbers.quietYellow}::numeric end, null, null, null, lng, lat
    from (
      select p.id, p.name, p.unit, p.district, p.lng, p.lat, max(c.changed) as changed
      from project p
      join ${steps} s on s.source = p.source and s.project_code = p.project_code
      left join lateral (
        select max(moment) as changed from unnest(array[s.accepted_at, s.status_at, s.done_at]) as moment
        where moment <= ${at}) c on true
      where ${isUnderWay(sql, at)}
      group by p.id, p.name, p.unit, p.district, p.lng, p.lat
      having bool_or(s.done_at is null or s.done_at > ${at})) q
    cross join lateral (
      select work.add_time(q.changed, ${numbers.quietYellow}::float8 * work.minutes_of_day() * interval '1 minute') as yellow_at,
        work.add_time(q.changed, ${numbers.quietRed}::float8 * work.minutes_of_day() * interval '1 minute') as red_at,
        floor(extract(epoch from work.worked(${at}::timestamptz) - work.worked(q.changed)) / 60 / work.minutes_of_day())::int as days) lit
    where lit.yellow_at <= ${at}`
  const start = midnight(
    sql`date_trunc('month', plan_start)::date + interval '1 month' + ${numbers.startDays}::float8 * interval '1 day'`,
  )
  const unstarted = sql`
    union all
    select 'project', 'yellow', 'not-started', id::text, name, null, unit, district, ${start},
      ${day}::date - (${start} at time zone ${timeZone})::date + 1, null, null, null, null, null, lng, lat
    from project p
    where plan_start is not null and (actual_start is null or actual_start > ${day}::date)
      and (p.closed_at is null or p.closed_at > ${at}) and ${start} <= ${at}`
  const behind = sql`
    union all
    select 'project', 'red', 'months-behind', p.id::text, p.name, null, p.unit, p.district, ${midnight(sql`run.last`)},
      run.points, null, ${numbers.months}::numeric, run.plan, run.actual, null, p.lng, p.lat
    from project p
    join (with run as materialized (
      select source, project_code, max(month) as last,
        round((array_agg(plan_pct - actual_pct order by month desc))[1])::int as points,
        (array_agg(plan_pct order by month desc))[1] as plan, (array_agg(actual_pct order by month desc))[1] as actual
      from (
        select *, row_number() over (partition by source, project_code order by month desc) as n
        from ${months} progress where month <= ${day}::date) newest
      where n <= ${numbers.months}::int
      group by source, project_code
      having count(*) = ${numbers.months}::int and min(month) = (max(month) - ${numbers.months - 1}::float8 * interval '1 month')::date
        and bool_and(plan_pct - actual_pct >= ${numbers.monthsPoints}::float8)
      ) select * from run) run using (source, project_code)`
  const outside = sql`
    union all
    select 'project', 'yellow', 'outside-flow', p.id::text, p.name, null, p.unit, p.district, p.permit_issued_at,
      ${day}::date - (p.permit_issued_at at time zone ${timeZone})::date + 1, null, null, null, null, null, p.lng, p.lat
    from project p
    where p.permit_issued_at <= ${at}
      and exists (select from ${steps} s where s.source = p.source and s.project_code = p.project_code)
      and not exists (
        select from ${steps} s where s.source = p.source and s.project_code = p.project_code
          and s.stage = 3 and s.accepted_at <= p.permit_issued_at)`
  return sql`${on['no-change'] ? quiet : sql``} ${on['not-started'] ? unstarted : sql``}
    ${on['months-behind'] ? behind : sql``} ${on['outside-flow'] ? outside : sql``}`
}

/** The first moment after one at which time alone changes a lamp of these rules; each row one candidate, may be early. */
export function moreNextChanges(sql: Connection, after: Date, pack: RulePack, timeZone: string): Fragment {
  const { numbers, on } = pack
  const midnight = (date: Fragment) => sql`((${date})::timestamp at time zone ${timeZone})`
  const later = (list: Fragment) =>
    sql`select moment as at from unnest(array[${list}]) as moment where moment > ${after}`
  const span = (days: number) => sql`${days}::float8 * work.minutes_of_day() * interval '1 minute'`
  return sql`
    select null::timestamptz as at
    ${
      on['no-change']
        ? sql`union all select c.at from (
            select max(c.changed) as changed, min(c.ahead) as ahead
            from live.project p join live.approval_step s on s.source = p.source and s.project_code = p.project_code
            cross join lateral (
              select max(moment) filter (where moment <= ${after}) as changed, min(moment) filter (where moment > ${after}) as ahead
              from unnest(array[s.accepted_at, s.status_at, s.done_at, p.closed_at, p.permit_issued_at]) as moment) c
            where ${isUnderWay(sql, after)} group by p.id) q
          cross join lateral (${later(
            sql`q.ahead, work.add_time(q.changed, ${span(numbers.quietYellow)}), work.add_time(q.changed, ${span(numbers.quietRed)})`,
          )}) c`
        : sql``
    }
    ${
      on['not-started']
        ? sql`union all select c.at from live.project cross join lateral (${later(
            sql`closed_at, ${midnight(sql`actual_start`)},
              ${midnight(sql`date_trunc('month', plan_start)::date + interval '1 month' + ${numbers.startDays}::float8 * interval '1 day'`)}`,
          )}) c where plan_start is not null`
        : sql``
    }
    ${on['months-behind'] ? sql`union all select ${midnight(sql`month`)} from live.progress where ${midnight(sql`month`)} > ${after}` : sql``}
    ${on['outside-flow'] ? sql`union all select permit_issued_at from live.project where permit_issued_at > ${after}` : sql``}`
}
