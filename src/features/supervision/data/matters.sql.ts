import type { PendingQuery, Row } from 'postgres'
import type { Connection } from '@/platform/db/client'
import type { AreaScope } from '../../areas'
import { inArea } from '../../areas/server'
import { lifeStageAt, provenStages } from '../../datasets/server'
import { type GroupFilter, groupings, type MatterSort, NONE, type Outcome, type Window } from '../domain/analysis'
import { recordsThen, type When } from './when'

type Fragment = PendingQuery<Row[]>

/** Which matters: one predicate for every number, for the list it opens and for the file. */
export interface Matters extends When {
  readonly of: MatterSort
  readonly scope: AreaScope
  readonly window: Window
  readonly filter: GroupFilter
}

const place = (sql: Connection, table: string) =>
  sql`${sql(table)}.district, ${sql(table)}.street, ${sql(table)}.community, ${sql(table)}.cell`

/** What has no value stands under its own group. */
const named = (sql: Connection, column: 'q.kind' | 'q.cause' | 'q.unit' | 'o.unit') =>
  sql`coalesce(${sql(column)}, ${NONE}) as ${sql(column.slice(2))}`

/** Problems: the last of their orders' limits is theirs. */
const problems = (sql: Connection, when: When): Fragment => sql`
  select q.id, q.source, q.problem_no as no, q.id as problem_id, q.project_code, ${named(sql, 'q.kind')}, ${named(sql, 'q.cause')},
    q.about, coalesce(q.title, q.text) as text, ${named(sql, 'q.unit')}, o.units, q.found_at as since, o.due_at,
    coalesce(q.settled_at, q.accepted_at) as reported_at, q.accepted_at, ${place(sql, 'q')}
  from ${recordsThen(sql, 'problem', when)} q
  left join (
    select source, problem_no, max(due_at) as due_at, array_agg(distinct unit order by unit) as units
    from ${recordsThen(sql, 'work_order', when)} o where issued_at <= ${when.at} group by source, problem_no
  ) o on o.source = q.source and o.problem_no = q.problem_no`

/** Orders: kind and cause are those of their problem. */
const orders = (sql: Connection, when: When): Fragment => sql`
  select o.id, o.source, o.order_no as no, q.id as problem_id, q.project_code, ${named(sql, 'q.kind')}, ${named(sql, 'q.cause')},
    q.about, coalesce(q.title, o.title) as text, ${named(sql, 'o.unit')}, array[o.unit] as units, o.issued_at as since, o.due_at,
    coalesce(o.reported_at, o.accepted_at) as reported_at, o.accepted_at, ${place(sql, 'o')}
  from ${recordsThen(sql, 'work_order', when)} o
  left join ${recordsThen(sql, 'problem', when)} q on q.source = o.source and q.problem_no = o.problem_no`

/**
 * Problems or orders of a window with their groups, for use as `from ${matters(…)} m`. The stage is the one in which
 * the project stood when the matter came up, not the one it has reached since.
 */
export function matters(sql: Connection, { of, scope, window, filter, ...when }: Matters): Fragment {
  const wanted = groupings.flatMap(name => (filter[name] === null ? [] : [sql`g.${sql(name)} = ${filter[name]}`]))
  const day = sql`work.day_of(m.since)`
  return sql`(
    select * from (
      select m.*, coalesce(p.stage, ${NONE}) as stage, p.id as project_id, p.name as project_name
      from (${of === 'problems' ? problems(sql, when) : orders(sql, when)}) m
      left join lateral (
        select p.id, coalesce(p.name, p.title, p.project_code) as name, case when 'lifeStage' = any(p.given) then p.life_stage
          else ${lifeStageAt(sql, { moment: sql`m.since`, day })} end as stage
        from ${recordsThen(sql, 'project', when)} p
        cross join lateral (
          select ${provenStages(sql)} from ${recordsThen(sql, 'approval_step', when)} s
          where s.project_code = p.project_code and s.stage_closed and s.status in (11, 12) and s.done_at <= m.since
        ) proven
        where p.project_code = m.project_code order by (p.source = m.source) desc, p.id limit 1) p on true
      where m.since >= ${window.from} and m.since < ${window.to} and m.since <= ${window.judged} and ${inArea(sql, scope, 'm')}
    ) g where ${wanted.reduce((all, each) => sql`${all} and ${each}`, sql`true`)})`
}

/** Conditions of how a matter `m` stood when it was judged. */
export function outcomeConditions(sql: Connection, { judged }: Window): Readonly<Record<Outcome, Fragment>> {
  const onTime = sql`coalesce(m.reported_at <= m.due_at and m.reported_at <= ${judged}, false)`
  const late = sql`coalesce(m.due_at < least(coalesce(m.reported_at, 'infinity'), ${judged}), false)`
  const settled = sql`coalesce(m.accepted_at <= ${judged}, false)`
  return { settled, open: sql`not ${settled}`, 'on-time': onTime, late, waiting: sql`not ${onTime} and not ${late}` }
}
