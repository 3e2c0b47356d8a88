import type { Connection } from '@/platform/db/client'
import type { Look } from '../../areas'
import { inArea } from '../../areas/server'
import { dataset } from '../../datasets'
import { type AsOf, recordsAsOf, workedAt } from '../../datasets/server'
import type { OpenFlag } from '../domain/flag'
import { aloneIn, type FlagRule, type RulePack, subjectOf } from '../domain/rule-pack'
import { rulesAt } from './flag-rule.queries'
import { moreProjectLamps } from './more-rules.sql'

/** Working time up to a moment, read in place: a function call a row costs ten times as much. */
export interface FlagsQuestion {
  readonly look: Look
  /** Which versions are read; absent: those that count now. */
  readonly asOf?: AsOf
  /** The rules that judge. */
  readonly pack: RulePack
  /** Whose lamps are read; absent: everybody's. */
  readonly subjects?: readonly OpenFlag['subject'][]
  /** The things among them whose lamps are read; absent: all. */
  readonly only?: Partial<Things>
}

/** Record ids of projects and steps, names of units as the records have them. */
export type Things = Readonly<Record<OpenFlag['subject'], readonly string[]>>

/**
 * Every lamp and flag that is lit at a moment, red before yellow and the worst first: one statement, a pure reading of
 * the records (`domain/rules.ts` says the same in words of one record), nothing is stored. A project shows the worst
 * of its own rules, a step is a lamp of its own, a unit has one flag. A lamp that a step's sender supplied stands.
 * @param given the rules of a dry run; absent: those that hold at the moment
 */
export async function readFlags(
  sql: Connection,
  look: Look,
  asOf: AsOf = {},
  given?: RulePack,
  { subjects, only = {} }: Pick<FlagsQuestion, 'subjects' | 'only'> = {},
): Promise<OpenFlag[]> {
  const pack = given ?? (await rulesAt(sql, look.at, asOf.known))
  return sql<OpenFlag[]>`
    ${flagsStatement(sql, { look, asOf, pack, only, ...(subjects ? { subjects } : {}) })} order by colour, days desc, subject, id`
}

/** The same as a statement of columns as `OpenFlag` has them, in no order, for use as `from (${…}) as flag`. */
export function flagsStatement(
  sql: Connection,
  { look, asOf = {}, pack, subjects = ['project', 'step', 'unit'], only = {} }: FlagsQuestion,
) {
  const among = (column: string, things: readonly string[] | undefined, type: 'uuid' | 'text') =>
    things === undefined ? sql`true` : sql`${sql.unsafe(column)} = any(${things as string[]}::${sql.unsafe(type)}[])`
  const records = (name: string) => recordsAsOf(sql, dataset(name), asOf)
  const { at, day, timeZone } = look
  const { on } = pack
  const { signingDays, nearWorkdays, nearShare, behindYellow, behindRed, flagDays } = pack.numbers
  return sql`
  with known_project as (
    select id, source, project_code, same_as, coalesce(name, title, project_code) as name, unit, district, lng, lat,
           (signed_at at time zone ${timeZone})::date as signed, permit_issued_at, closed_at, plan_start, actual_start
    from ${records('project')} p
    where ${inArea(sql, look.scope, 'p')}
  ),
  project as (select * from known_project where ${among('id', only.project, 'uuid')}),
  latest as (
    select distinct on (source, project_code) source, project_code, month, plan_pct, actual_pct
    from ${records('progress')} progress
    where month <= ${day}::date
      ${only.project ? sql`and (source, project_code) in (select source, project_code from project)` : sql``}
    order by source, project_code, month desc
  ),
  own as (
    select 'project' as subject, 'red' as colour, 'ninety-days' as rule, id::text, name, null::text as item, unit, district as area,
           (signed + ${signingDays + 1}::int)::timestamp at time zone ${timeZone} as since,
           (${day}::date - signed) - ${signingDays}::int as days,
           ${day}::date - signed as day, ${signingDays}::numeric as "limit",
           null::numeric as plan, null::numeric as actual, null::int as problems, lng, lat
    from project
    where ${on['ninety-days']} and ${day}::date - signed > ${signingDays}::int
      and (permit_issued_at is null or permit_issued_at > ${at})
    union all
    select 'project', case when l.plan_pct - l.actual_pct > ${behindRed}::int then 'red' else 'yellow' end, 'behind-plan',
           p.id::text, p.name, null, p.unit, p.district, l.month::timestamp at time zone ${timeZone},
           round(l.plan_pct - l.actual_pct)::int, null, null, l.plan_pct, l.actual_pct, null, p.lng, p.lat
    from project p
    join latest l using (source, project_code)
    where ${on['behind-plan']} and l.plan_pct - l.actual_pct >= ${behindYellow}::int
    ${moreProjectLamps(sql, { look, pack, steps: records('approval_step'), months: records('progress') })}
  ),
  worst as (select distinct on (id) * from own order by id, colour, since),
  -- Working time up to the moment, and the length of a working day.
  hours as (
    select worked_before + (least(${at}::timestamptz, ends_at) - starts_at) as worked,
      minutes_of_day * interval '1 minute' as day
    from calendar_window, calendar_setting where starts_at <= ${at} order by starts_at desc limit 1
  ),
  open_step as (
    select s.*, near.left_time,
      case when coalesce('flag' = any(given), false) then flag
        when not ${on['late-step']}::boolean then 'none'
        when due_at <= ${at} then 'red'
        when (accepted_at is null or accepted_at <= ${at}) and due.worked - near.left_time <= hours.worked then 'yellow' end as colour
    from ${records('approval_step')} s
    cross join hours
    left join lateral ${workedAt(sql, 's.due_at')} as due on true
    left join lateral ${workedAt(sql, 's.accepted_at')} as accepted on limit_days is null
    cross join lateral (select greatest(hours.day * ${nearWorkdays}::float8, ${nearShare}::float8
      * coalesce(hours.day * limit_days::float8, due.worked - accepted.worked, interval '0')) as left_time) as near
    where ${inArea(sql, look.scope, 's')} and ${among('s.id', only.step, 'uuid')}
      and due_at is not null
      and (done_at is null or done_at > ${at})
      -- what ends far from now is dark: so many working days never fill more than twice as many days and three weeks;
      -- most clocks are left out here, before their working time is looked up
      and (due_at <= ${at}::timestamptz + interval '21 days' + 2 * greatest(${nearWorkdays}::float8 * interval '1 day',
          ${nearShare}::float8 * coalesce(limit_days::float8 * interval '1 day', due_at - accepted_at, interval '0'))
        or coalesce('flag' = any(given), false))
  ),
  lit_step as (
    select *, case when colour = 'yellow' and due_at > ${at} then greatest(accepted_at, work.add_time(due_at, -left_time)) end as near_at
    from open_step where colour in ('red', 'yellow')
  ),
  -- a step's project: that of its own source, else the first of another
  own_project as (
    select distinct on (project_code, source) id, source, project_code, name, district, lng, lat
    from known_project order by project_code, source, id
  ),
  any_project as (
    select distinct on (project_code) project_code, name, district, lng, lat from known_project order by project_code, id
  ),
  step as (
    select 'step' as subject, s.colour, 'late-step' as rule, s.id::text, coalesce(p.name, s.title, s.project_code) as name,
           coalesce(s.item_name, s.item_code) as item, s.unit, coalesce(s.district, p.district) as area,
           case when s.colour = 'red' and s.due_at <= ${at} then s.due_at else coalesce(s.near_at, s.yellow_at, s.due_at) end as since,
           case when s.colour = 'red' then greatest(1, ceil(extract(epoch from ${at}::timestamptz - s.due_at) / 86400))::int
             else greatest(1, ceil(extract(epoch from ${at}::timestamptz - coalesce(s.near_at, s.yellow_at)) / 86400))::int end as days,
           null::int as day, s.limit_days as "limit", null::numeric as plan, null::numeric as actual, null::int as problems,
           coalesce(s.lng, p.lng) as lng, coalesce(s.lat, p.lat) as lat
    from lit_step s
    left join own_project o on o.project_code = s.project_code and o.source = s.source
    left join any_project a on a.project_code = s.project_code and o.id is null
    cross join lateral (select coalesce(o.name, a.name) as name, case when o.id is null then a.district else o.district end as district,
      case when o.id is null then a.lng else o.lng end as lng, case when o.id is null then a.lat else o.lat end as lat) p
  ),
  unsettled as (
    select unit, district, (found_at at time zone ${timeZone})::date as found
    from ${records('problem')} p
    where ${on['unsettled-problem']} and ${inArea(sql, look.scope, 'p')} and ${among('unit', only.unit, 'text')}
      and found_at <= ${at}
      and (accepted_at is null or accepted_at > ${at})
      and ${day}::date - (found_at at time zone ${timeZone})::date > ${flagDays}::int
  ),
  late_answer as (
    select unit, district, answer_due from ${records('service_rating')} r
    where ${on['unanswered-rating']} and ${inArea(sql, look.scope, 'r')} and ${among('unit', only.unit, 'text')}
      and answer_due <= ${at} and (answered_at is null or answered_at > ${at})
  ),
  owing as (
    select 'unit' as subject, 'yellow' as colour, 'unsettled-problem' as rule, unit as id, unit as name, null::text as item, unit,
           case when count(distinct district) = 1 then min(district) end as area,
           (min(found) + ${flagDays + 1}::int)::timestamp at time zone ${timeZone} as since,
           ${day}::date - min(found) as days, null::int as day, ${flagDays}::numeric as "limit",
           null::numeric as plan, null::numeric as actual, count(*)::int as problems, null::float8 as lng, null::float8 as lat
    from unsettled
    group by unit
    union all
    select 'unit', 'yellow', 'unanswered-rating', unit, unit, null, unit,
           case when count(distinct district) = 1 then min(district) end, min(answer_due),
           ${day}::date - (min(answer_due) at time zone ${timeZone})::date + 1, null, null, null, null, count(*)::int, null, null
    from late_answer
    group by unit
  ),
  unit as (select distinct on (id) * from owing order by id, since)
  ${subjects
    .map(
      each =>
        ({ project: sql`select * from worst`, step: sql`select * from step`, unit: sql`select * from unit` })[each],
    )
    .reduce((all, each) => sql`${all} union all ${each}`)}`
}

/** What one rule lights by itself, also where a thing shows the worse lamp of another; nothing where it is off. */
export async function litBy(sql: Connection, look: Look, rule: FlagRule, asOf: AsOf = {}, given?: RulePack) {
  const pack = given ?? (await rulesAt(sql, look.at, asOf.known))
  if (!pack.on[rule]) return []
  const lit = await readFlags(sql, look, asOf, aloneIn(pack, rule), { subjects: [subjectOf[rule]] })
  return lit.filter(each => each.rule === rule)
}

/** Projects there are, and those no rule can judge for want of a signing day. */
export async function signingCounts(sql: Connection, look: Look): Promise<{ projects: number; unsigned: number }> {
  const [row] = await sql<{ projects: number; unsigned: number }[]>`
    select count(*)::int as projects, count(*) filter (where signed_at is null)::int as unsigned
    from live.project p where ${inArea(sql, look.scope, 'p')}`
  return row ?? { projects: 0, unsigned: 0 }
}
