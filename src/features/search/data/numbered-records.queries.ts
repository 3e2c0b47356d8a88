import type { Connection } from '@/platform/db/client'

export interface RecordRow {
  readonly id: string
  readonly name: string
  readonly code: string
  readonly district: string | null
  readonly unit: string | null
}

const likely = (word: string): string => `%${word.replace(/[\\%_]/g, '\\$&')}%`

/** Projects whose name or code has the word in it, newest first. There are thousands of them, not millions. */
export async function projectsNamed(sql: Connection, word: string, most: number): Promise<RecordRow[]> {
  const rows = await sql<RecordRow[]>`
    select id, coalesce(name, title, project_code) as name, project_code as code, district, unit
    from live.project
    where name ilike ${likely(word)} or title ilike ${likely(word)} or project_code ilike ${likely(word)}
    order by signed_at desc nulls last limit ${most}`
  return [...rows]
}

/** Cases of exactly this number: there are too many to be looked through, so the key of each source is asked for. */
export async function casesNumbered(sql: Connection, number: string, most: number): Promise<RecordRow[]> {
  const rows = await sql<RecordRow[]>`
    with recursive senders as (
      (select source from record.case order by source limit 1)
      union all
      select (select source from record.case where source > senders.source order by source limit 1)
      from senders where senders.source is not null
    )
    select c.id, coalesce(c.title, c.address, c.case_no) as name, c.case_no as code, c.district, c.unit
    from senders join live.case c on c.source = senders.source and c.source_id = ${number}
    limit ${most}`
  return [...rows]
}
