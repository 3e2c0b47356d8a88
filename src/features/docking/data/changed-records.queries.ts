import type { Tx } from '@/platform/db/client'
import type { ToldRecord } from '../domain/outward'
import type { Cursor } from './system.queries'

interface Changed {
  readonly record: ToldRecord
  readonly at: string
  readonly key: string
}

/** Records that count or are withdrawn, in the order in which they became known, after a place. */
export const changedProjects = (tx: Tx, after: Cursor | null, limit: number) => tx<Changed[]>`
  select json_build_object('source', source, 'sourceId', source_id, 'withdrawn', withdrawn, 'district', district,
      'projectCode', project_code, 'gcdm', gcdm, 'name', coalesce(name, title), 'flowType', flow_type,
      'regionAssess', region_assess, 'signedAt', signed_at, 'planStart', plan_start, 'planFinish', plan_finish,
      'closedAt', closed_at, 'totalInvest', total_invest, 'ownerName', owner_name, 'ownerCredit', owner_credit) as record,
    known_from::text as at, id::text as key
  from record.project
  where same_as is null and ${after === null ? tx`true` : tx`(known_from, id) > (${after.at}::timestamptz, ${after.key}::uuid)`}
  order by known_from, id limit ${limit}`

export const changedSteps = (tx: Tx, after: Cursor | null, limit: number) => tx<Changed[]>`
  select json_build_object('source', s.source, 'sourceId', s.source_id, 'withdrawn', s.withdrawn, 'district', s.district,
      'projectCode', s.project_code, 'gcdm', p.gcdm, 'instanceCode', s.instance_code, 'itemCode', s.item_code,
      'itemName', s.item_name, 'stage', s.stage, 'dept', s.dept, 'parallelId', s.parallel_id, 'limitDays', s.limit_days,
      'commitment', s.commitment, 'status', s.status, 'statusAt', s.status_at) as record,
    s.known_from::text as at, s.id::text as key
  from record.approval_step s
  left join lateral (
    select gcdm from record.project p where p.source = s.source and p.project_code = s.project_code limit 1) p on true
  where s.same_as is null
    and ${after === null ? tx`true` : tx`(s.known_from, s.id) > (${after.at}::timestamptz, ${after.key}::uuid)`}
  order by s.known_from, s.id limit ${limit}`

/** Project codes of projects and steps, by record id. */
export async function codesOf(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await tx<{ id: string; code: string }[]>`
    select id::text, project_code as code from record.project where id::text = any(${ids as string[]})
    union all
    select id::text, project_code from record.approval_step where id::text = any(${ids as string[]})`
  return new Map(rows.map(each => [each.id, each.code]))
}
