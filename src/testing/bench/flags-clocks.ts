import type { Sql } from '@/platform/db/client'
import { columnName } from '@/shared/names'

const DAY = 86_400_000

/**
 * Open steps with running clocks: `due` of them end within the second after `second`, each by a whole millisecond
 * (moments have none finer, and the second itself is not after it); the others from sixty days later
 * on. Before that second those `due` are yellow and the others dark.
 */
export async function fillClocks(
  sql: Sql,
  { clocks, due, second }: { readonly clocks: number; readonly due: number; readonly second: Date },
): Promise<void> {
  await sql`truncate record.approval_step, history.approval_step, event_log cascade`
  const columns = ['id', 'source', 'sourceId', 'instanceCode', 'projectCode', 'itemCode', 'itemKind', 'stage', 'status']
    .concat(['statusAt', 'acceptedAt', 'limitDays', 'dueAt', 'flag', 'correctionCount', 'unit', 'district'])
    .concat(['heldFrom', 'knownFrom', 'ingestedAt', 'withdrawn'])
    .map(columnName)
    .join(', ')
  const accepted = new Date(second.getTime() - 28 * DAY)
  await sql`
    insert into record.approval_step (${sql.unsafe(columns)})
    select gen_random_uuid(), 'bench', n::text, n::text, 'P' || n % 1000, 'I' || n % 60, 'ordinary', 1 + n % 5, 3, ${accepted},
      ${accepted}, 20, ${second}::timestamptz + case when n <= ${due}::int then (1 + n % 1000) * interval '1 millisecond'
        else interval '60 days' + n % 1000 * interval '1 minute' end,
      'none', 0, 'U-APPROVAL', (array['510104', '510105', '510106', '510107'])[1 + n % 4], ${accepted}, ${accepted}, ${accepted}, false
    from generate_series(1, ${clocks}::int) n`
  await sql`vacuum analyze record.approval_step`
}

/** Of the steps that ended: those told other than once, and those whose stored lamp is not red. */
export async function wrongClocks(sql: Sql, due: number): Promise<number> {
  const [row] = await sql<{ wrong: number; told: number }[]>`
    with told as (
      select data->>'id' as id, count(*)::int as times from event_log
      where type = 'flag.raised' and data->>'colour' = 'red' group by 1
    )
    select count(*) filter (where coalesce(told.times, 0) <> 1 or s.flag <> 'red')::int as wrong,
      (select count(*)::int from told) as told
    from record.approval_step s left join told on told.id = s.id::text where s.source_id::int <= ${due}`
  return (row?.wrong ?? due) + Math.abs((row?.told ?? 0) - due)
}
