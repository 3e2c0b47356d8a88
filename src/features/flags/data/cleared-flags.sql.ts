import type { Connection } from '@/platform/db/client'
import type { Look } from '../../areas'
import { inArea } from '../../areas/server'
import type { FlagRule } from '../domain/rule-pack'
import type { Colour } from '../domain/rules'
import { rulesAt } from './flag-rule.queries'

export interface ClearedFlag {
  readonly subject: 'project' | 'step' | 'unit'
  readonly colour: Colour
  readonly rule: FlagRule
  readonly id: string
  readonly name: string
  readonly item: string | null
  readonly unit: string | null
  readonly area: string | null
  readonly since: Date
  readonly clearedAt: Date
  /** Days it was lit, begun ones counted. */
  readonly days: number
}

/**
 * Lamps and flags that went out by a moment, each by the fact that cleared it: the permit issued, the step done, the
 * last old problem accepted, as the rules of the moment reckon. Lamps of rule 3 leave no trace of their own: the next
 * month's figures replace them; nor do those of a rule that was switched off.
 */
export async function readClearedFlags(sql: Connection, look: Look, limit: number): Promise<ClearedFlag[]> {
  const { numbers, on } = await rulesAt(sql, look.at)
  return sql<ClearedFlag[]>`
  with project as (
    select 'project' as subject, 'red' as colour, 'ninety-days' as rule, id::text, coalesce(name, title, project_code) as name,
      null::text as item, unit, district as area,
      ((signed_at at time zone ${look.timeZone})::date + ${numbers.signingDays + 1}::int)::timestamp at time zone ${look.timeZone} as since,
      permit_issued_at as cleared
    from live.project p
    where ${on['ninety-days']} and ${inArea(sql, look.scope, 'p')} and signed_at is not null and permit_issued_at <= ${look.at}
  ),
  step as (
    select 'step' as subject, case when done_at > due_at then 'red' else 'yellow' end as colour, 'late-step' as rule, id::text,
      coalesce(title, project_code) as name, coalesce(item_name, item_code) as item, unit, district as area,
      case when done_at > due_at then due_at else yellow_at end as since, done_at as cleared
    from live.approval_step s
    where ${on['late-step']} and ${inArea(sql, look.scope, 's')} and due_at is not null and yellow_at is not null and done_at <= ${look.at}
  ),
  stretch as (
    select 'unsettled-problem' as rule, unit, district, accepted_at as cleared, accepted_at is null or accepted_at > ${look.at} as is_open,
      ((found_at at time zone ${look.timeZone})::date + ${numbers.flagDays + 1}::int)::timestamp at time zone ${look.timeZone} as since
    from live.problem p
    where ${on['unsettled-problem']} and ${inArea(sql, look.scope, 'p')} and found_at <= ${look.at}
    union all
    select 'unanswered-rating', unit, district, answered_at, answered_at is null or answered_at > ${look.at}, answer_due
    from live.service_rating r
    where ${on['unanswered-rating']} and ${inArea(sql, look.scope, 'r')} and answer_due <= ${look.at}
  ),
  -- A unit has one flag: stretches of its problems that overlap are one.
  begun as (
    select *, since > max(case when is_open then 'infinity' else cleared end)
        over (partition by unit order by since, cleared rows between unbounded preceding and 1 preceding) as is_new
    from stretch where since < ${look.at} and (is_open or cleared > since)
  ),
  numbered as (select *, count(*) filter (where is_new is not false) over (partition by unit order by since, cleared) as n from begun),
  unit as (
    select 'unit' as subject, 'yellow' as colour, (array_agg(rule order by since, cleared))[1] as rule, unit as id, unit as name, null::text as item, unit,
      case when count(distinct district) = 1 then min(district) end as area, min(since) as since, max(cleared) as cleared
    from numbered group by unit, n having not bool_or(is_open)
  )
  select subject, colour, rule, id, name, item, unit, area, since, cleared as "clearedAt",
    greatest(1, ceil(extract(epoch from cleared - since) / 86400))::int as days
  from (select * from project union all select * from step union all select * from unit) as past
  where cleared > since
  order by cleared desc, subject, id
  limit ${limit}`
}
