import type { Sql } from '@/platform/db/client'
import type { HistoryCase, HistoryStep } from './case-history'

/** What the database has of some cases, as the checker reads it. */
export async function keptHistory(
  sql: Sql,
  ids: readonly string[],
): Promise<{ readonly cases: readonly HistoryCase[]; readonly steps: readonly HistoryStep[] }> {
  const epoch = (column: string) => sql.unsafe(`(extract(epoch from ${column}) * 1000)::float8`)
  const cases = await sql<HistoryCase[]>`
    select id, status, unit, ${epoch('known_from')} as version, ${epoch('filed_at')} as "filedAt",
      ${epoch('limit_at')} as "limitAt",
      (select count(*)::int from jsonb_array_elements(coalesce(pauses, '[]')) p where p->>'to' is null) as "openPauses"
    from live."case" where id = any(${ids as string[]}::uuid[])`
  const steps = await sql<HistoryStep[]>`
    select seq::int, case_id as "caseId", command_id as "commandId", command, ${epoch('at')} as at,
      from_status as "fromStatus", to_status as "toStatus", version::float8 as version
    from case_step where case_id = any(${ids as string[]}::uuid[]) order by seq`
  return { cases, steps }
}
