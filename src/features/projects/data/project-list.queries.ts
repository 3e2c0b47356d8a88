import type { Connection } from '@/platform/db/client'
import type { AreaScope } from '../../areas'
import { inArea } from '../../areas/server'
import type { LifeStage } from '../domain/life-stages'
import { recordsThen, type When } from './when'

/** Projects whose lamp is lit, by record id; read once for the list, its counts and its order. */
export interface Lamps {
  readonly red: readonly string[]
  readonly yellow: readonly string[]
}

export interface ProjectFilter {
  readonly scope: AreaScope
  readonly stage: LifeStage | null
  readonly lamp: 'red' | 'yellow' | 'none' | null
  /** Words that senders use for a unit: assistant, approving or lead. */
  readonly unitWords: readonly string[] | null
  readonly q: string | null
  readonly isKey: boolean | null
  readonly state: 'open' | 'all'
}

export interface ListedProjectRow {
  readonly id: string
  readonly source: string
  readonly projectCode: string
  readonly name: string
  readonly district: string | null
  readonly stage: LifeStage
  readonly isKey: boolean
  readonly signedAt: Date | null
  readonly permitIssuedAt: Date | null
  readonly dueAt: Date | null
  readonly totalInvest: number | null
  readonly ownerName: string | null
  readonly assistantUnit: string | null
  readonly approvingUnit: string | null
  readonly planPct: number | null
  readonly actualPct: number | null
  readonly openSteps: number
  readonly nextItem: string | null
  readonly nextAt: Date | null
  readonly openProblems: number
  readonly lng: number | null
  readonly lat: number | null
  /** Place in the list: the worst lamp first, then the newest signing. */
  readonly place: string
}

const rank = (sql: Connection, { red, yellow }: Lamps) => sql`
  case when p.id::text = any(${red as string[]}) then 0 when p.id::text = any(${yellow as string[]}) then 1 else 2 end`

function conditions(sql: Connection, when: When, filter: ProjectFilter, lamps: Lamps) {
  const parts = [inArea(sql, filter.scope, 'p')]
  if (filter.stage !== null) parts.push(sql`p.life_stage = ${filter.stage}`)
  if (filter.lamp !== null) parts.push(sql`${rank(sql, lamps)} = ${{ red: 0, yellow: 1, none: 2 }[filter.lamp]}::int`)
  if (filter.unitWords !== null) {
    const words = filter.unitWords as string[]
    parts.push(
      sql`(p.assistant_unit = any(${words}) or p.approving_unit = any(${words}) or p.lead_unit = any(${words}))`,
    )
  }
  if (filter.q !== null) {
    const like = `%${filter.q.replaceAll(/[%_\\]/g, '\\$&')}%`
    parts.push(
      sql`(p.name ilike ${like} or p.title ilike ${like} or p.project_code ilike ${like} or p.owner_name ilike ${like})`,
    )
  }
  if (filter.isKey !== null) parts.push(sql`p.is_key = ${filter.isKey}`)
  if (filter.state === 'open') parts.push(sql`(p.closed_at is null or p.closed_at > ${when.at})`)
  return parts.reduce((all, each) => sql`${all} and ${each}`)
}

/** Projects with what a list shows of them. `place` and id make the order, and the cursor. */
export const listProjects = (
  sql: Connection,
  when: When,
  filter: ProjectFilter,
  lamps: Lamps,
  { after, limit }: { readonly after: readonly [string, string] | null; readonly limit: number },
) => sql<ListedProjectRow[]>`
  with page as (
    select * from (
      select p.*, (${rank(sql, lamps)}) * 100000000000::numeric
        + 100000000000::numeric - floor(extract(epoch from coalesce(p.signed_at, 'epoch'))) as place
      from ${recordsThen(sql, 'project', when)} p
      where ${conditions(sql, when, filter, lamps)}
    ) ordered
    where ${after ? sql`(place, id) > (${after[0]}::numeric, ${after[1]}::uuid)` : sql`true`}
    order by place, id limit ${limit}
  ),
  codes as (
    select id, project_code from page
    union
    select same_as, project_code from record.project where same_as in (select id from page)
  ),
  steps as (
    select c.id, count(*)::int as open, min(s.due_at) as next_at,
      (array_agg(coalesce(s.item_name, s.item_code) order by s.due_at nulls last))[1] as next_item
    from codes c join ${recordsThen(sql, 'approval_step', when)} s using (project_code)
    where s.done_at is null or s.done_at > ${when.at}
    group by c.id
  ),
  problems as (
    select q.project_code, count(*)::int as open from ${recordsThen(sql, 'problem', when)} q
    where q.found_at <= ${when.at} and (q.accepted_at is null or q.accepted_at > ${when.at})
    group by q.project_code
  ),
  latest as (
    select distinct on (source, project_code) source, project_code, plan_pct, actual_pct
    from ${recordsThen(sql, 'progress', when)} g
    where month <= ${when.at.toISOString().slice(0, 10)}::date and g.project_code in (select project_code from page)
    order by source, project_code, month desc
  )
  select p.id, p.source, p.project_code as "projectCode", coalesce(p.name, p.title, p.project_code) as name, p.district,
    p.life_stage as stage, p.is_key as "isKey", p.signed_at as "signedAt", p.permit_issued_at as "permitIssuedAt",
    p.due_at as "dueAt", p.total_invest as "totalInvest", p.owner_name as "ownerName", p.assistant_unit as "assistantUnit",
    p.approving_unit as "approvingUnit", l.plan_pct as "planPct", l.actual_pct as "actualPct",
    coalesce(s.open, 0) as "openSteps", s.next_item as "nextItem", s.next_at as "nextAt",
    coalesce(q.open, 0) as "openProblems", p.lng, p.lat, p.place::text as place
  from page p
  left join steps s on s.id = p.id
  left join problems q using (project_code)
  left join latest l on l.source = p.source and l.project_code = p.project_code
  order by p.place, p.id`

export interface ProjectCounts {
  readonly total: number
  readonly stages: Readonly<Record<string, number>>
  readonly red: number
  readonly yellow: number
  readonly none: number
}

/**
 * Numbers beside the choices of a list: by stage as the lamp asks, by lamp as the stage asks; each row of choices adds
 * up to what it would show without its own choice.
 */
export async function countProjects(
  sql: Connection,
  when: When,
  filter: ProjectFilter,
  lamps: Lamps,
): Promise<ProjectCounts> {
  const project = recordsThen(sql, 'project', when)
  const [byStage, byLamp] = await Promise.all([
    sql<{ stage: string; count: number }[]>`
      select life_stage as stage, count(*)::int as count from ${project} p
      where ${conditions(sql, when, { ...filter, stage: null }, lamps)} group by life_stage`,
    sql<{ rank: number; count: number }[]>`
      select ${rank(sql, lamps)} as rank, count(*)::int as count from ${project} p
      where ${conditions(sql, when, { ...filter, lamp: null }, lamps)} group by 1`,
  ])
  const ofRank = (wanted: number) => byLamp.find(each => each.rank === wanted)?.count ?? 0
  const stages = Object.fromEntries(byStage.map(each => [each.stage, each.count]))
  const total = filter.stage === null ? byStage.reduce((sum, each) => sum + each.count, 0) : (stages[filter.stage] ?? 0)
  return { total, stages, red: ofRank(0), yellow: ofRank(1), none: ofRank(2) }
}
