import type { Tx } from '@/platform/db/client'
import { lockRecords } from '../merge-lock'
import { lifeStageAt, provenStages } from './life-stage.sql'

/**
 * The step that closed its stage: the last done of a project's required steps in it, once all of them are done; with
 * the working days from the stage's first acceptance. For the stages that a batch touched.
 */
export async function deriveStages(tx: Tx, batchId: string): Promise<number> {
  const done = await tx`
    with touched as (
      select distinct source, project_code, stage from record.approval_step where batch_id = ${batchId}
    ),
    stage as (
      select s.source, s.project_code, s.stage, min(s.accepted_at) as began, max(s.done_at) as ended,
        coalesce(bool_and(s.done_at is not null) filter (where s.required is not false), bool_and(s.done_at is not null)) as is_done,
        (array_agg(s.id order by s.done_at desc nulls last, s.source_id desc))[1] as last_id
      from touched as t join live.approval_step as s using (source, project_code, stage)
      group by s.source, s.project_code, s.stage
    ),
    judged as (
      select s.id, stage.is_done and s.id = stage.last_id and s.done_at is not null as closed,
        work.days_used(stage.began, stage.ended) as workdays
      from stage join record.approval_step as s using (source, project_code, stage)
    ),
    wanted as (
      select s.id,
        case when coalesce('stageClosed' = any(s.given), false) then s.stage_closed else judged.closed end as stage_closed,
        case when coalesce('stageWorkdays' = any(s.given), false) then s.stage_workdays
          when judged.closed then judged.workdays end as stage_workdays
      from judged join record.approval_step as s using (id)
    )
    update record.approval_step as s
    set stage_closed = wanted.stage_closed, stage_workdays = wanted.stage_workdays
    from wanted
    where s.id = wanted.id
      and (s.stage_closed, s.stage_workdays) is distinct from (wanted.stage_closed, wanted.stage_workdays)`
  return done.count
}

/**
 * The stage of life of the projects of a batch, or of those whose steps it brought: the latest that the project's own
 * dates or its closed approval stages prove. A step finds its project within its source, or the one that is linked to.
 */
export async function deriveLifeStages(tx: Tx, batchId: string, now: Date): Promise<number> {
  await lockRecords(tx, 'project')
  const done = await tx`
    with touched as (
      select id from record.project where batch_id = ${batchId}
      union
      -- the one it was linked to, and the one it was linked to until now
      select same_as from record.project where batch_id = ${batchId} and same_as is not null
      union
      select h.same_as from record.project p join history.project h on h.id = p.id and h.known_to = p.known_from
      where p.batch_id = ${batchId} and h.same_as is not null
      union
      select coalesce(p.same_as, p.id) from record.approval_step as s
      join record.project as p on p.source = s.source and p.project_code = s.project_code
      where s.batch_id = ${batchId}
    ),
    proven as (
      select t.id, ${provenStages(tx)}
      from touched as t
      join record.project as p on p.id = t.id or p.same_as = t.id
      left join live.approval_step as s on s.source = p.source and s.project_code = p.project_code
        and s.stage_closed and s.status in (11, 12)
      group by t.id
    ),
    wanted as (
      select p.id, ${lifeStageAt(tx, { moment: tx`${now}::timestamptz`, day: tx`today.day` })} as life_stage
      from proven join record.project as p using (id)
      cross join (select work.day_of(${now}) as day) as today
    )
    update record.project as p set life_stage = wanted.life_stage
    from wanted
    where p.id = wanted.id and p.life_stage is distinct from wanted.life_stage
      and not coalesce('lifeStage' = any(p.given), false)`
  return done.count
}
