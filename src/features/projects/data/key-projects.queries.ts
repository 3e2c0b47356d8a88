import type { Connection } from '@/platform/db/client'
import type { Look } from '../../areas'
import { inArea } from '../../areas/server'
import { rulesAt } from '../../flags/server'

export interface KeyProject {
  readonly id: string
  readonly name: string
  readonly district: string | null
  readonly stage: string | null
  readonly plan: number | null
  readonly actual: number | null
  readonly nextItem: string | null
  readonly nextAt: Date | null
  readonly lamp: 'red' | 'yellow' | null
}

/** Key projects under way with their latest progress and the next thing due: red first, then by how far behind. */
export async function keyProjects(sql: Connection, look: Look): Promise<KeyProject[]> {
  const { numbers, on } = await rulesAt(sql, look.at)
  return sql<KeyProject[]>`
  with latest as (
    select distinct on (source, project_code) source, project_code, plan_pct, actual_pct
    from live.progress where month <= ${look.day}::date
    order by source, project_code, month desc
  ),
  due as (
    select distinct on (project_code) project_code, coalesce(item_name, item_code) as item, due_at
    from live.approval_step
    where due_at is not null and (done_at is null or done_at > ${look.at})
    order by project_code, due_at
  )
  select * from (select p.id, coalesce(p.name, p.title, p.project_code) as name, p.district, p.life_stage as stage,
         l.plan_pct as plan, l.actual_pct as actual, d.item as "nextItem",
         coalesce(d.due_at, p.plan_finish::timestamp at time zone ${look.timeZone}) as "nextAt",
         case
           when ${on['behind-plan']} and l.plan_pct - l.actual_pct > ${numbers.behindRed}::int then 'red'
           when ${on['ninety-days']} and ${look.day}::date - (p.signed_at at time zone ${look.timeZone})::date > ${numbers.signingDays}::int
                and (p.permit_issued_at is null or p.permit_issued_at > ${look.at}) then 'red'
           when ${on['behind-plan']} and l.plan_pct - l.actual_pct >= ${numbers.behindYellow}::int then 'yellow'
         end as lamp
  from live.project p
  left join latest l using (source, project_code)
  left join due d using (project_code)
  where ${inArea(sql, look.scope, 'p')} and p.is_key
    and (p.closed_at is null or p.closed_at > ${look.at})
    and (p.actual_finish is null or p.actual_finish > ${look.day}::date)
  ) shown
  order by lamp nulls last, coalesce(plan - actual, 0) desc, id
  limit 60`
}
