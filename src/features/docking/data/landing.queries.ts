import type { Connection, Tx } from '@/platform/db/client'
import type { SpglRow } from '../domain/spgl/tables'

export interface LandingRow {
  readonly key: string
  readonly worksCode: string | null
  readonly stepCode: string | null
  readonly itemCode: string | null
  readonly content: SpglRow
}

export interface ChangedRow extends Omit<LandingRow, 'content'> {
  readonly content: SpglRow
}

/** Keeps rows as they were sent; one that says what it said before is verified, not changed. Answers those that changed. */
export async function landRows(
  tx: Tx,
  { system, table, now }: { readonly system: string; readonly table: string; readonly now: Date },
  rows: readonly LandingRow[],
): Promise<readonly ChangedRow[]> {
  if (rows.length === 0) return []
  return tx<ChangedRow[]>`
    with sent as (
      select r.key, r."worksCode", r."stepCode", r."itemCode", r.content
      from jsonb_to_recordset(${tx.json(rows as never)})
        as r(key text, "worksCode" text, "stepCode" text, "itemCode" text, content jsonb)
    ),
    verified as (
      update docking_row d set verified_at = ${now} from sent s
      where d.system = ${system} and d.table_name = ${table} and d.row_key = s.key and d.content = s.content
      returning d.row_key
    ),
    changed as (
      insert into docking_row (system, table_name, row_key, works_code, step_code, item_code, content, changed_at, verified_at)
      select ${system}, ${table}, s.key, s."worksCode", s."stepCode", s."itemCode", s.content, ${now}, ${now}
      from sent s where s.key not in (select row_key from verified)
      on conflict (system, table_name, row_key) do update set works_code = excluded.works_code,
        step_code = excluded.step_code, item_code = excluded.item_code, content = excluded.content,
        changed_at = excluded.changed_at, verified_at = excluded.verified_at
      returning row_key as key, works_code as "worksCode", step_code as "stepCode", item_code as "itemCode", content
    )
    select * from changed`
}

export interface LandedRow {
  readonly table: string
  readonly worksCode: string | null
  readonly stepCode: string | null
  readonly itemCode: string | null
  readonly content: SpglRow
}

const selected =
  'table_name as "table", works_code as "worksCode", step_code as "stepCode", item_code as "itemCode", content'
const order = 'order by table_name, row_key'

/** Rows of projects, by works code or project code. */
export const rowsOfProjects = (tx: Connection, system: string, codes: readonly string[]) => tx<LandedRow[]>`
  with basic as (
    select works_code, content ->> 'xmdm' as code from docking_row
    where system = ${system} and table_name = 'SPGL_XMJBXXB'
      and (works_code = any(${codes as string[]}) or content ->> 'xmdm' = any(${codes as string[]}))
  )
  select ${tx.unsafe(selected)} from docking_row
  where system = ${system} and table_name in ('SPGL_XMJBXXB', 'SPGL_XMDWXXB', 'SPGL_JZGCSGXKXXB')
    and (works_code in (select works_code from basic)
      or (table_name = 'SPGL_XMJBXXB' and content ->> 'xmdm' in (select code from basic)))
  ${tx.unsafe(order)}`

/** Rows of steps, by their codes. */
export const rowsOfSteps = (tx: Connection, system: string, codes: readonly string[]) => tx<LandedRow[]>`
  select ${tx.unsafe(selected)} from docking_row
  where system = ${system} and step_code = any(${codes as string[]}) ${tx.unsafe(order)}`

export const rowsOfItems = (tx: Connection, system: string, codes: readonly string[]) => tx<LandedRow[]>`
  select ${tx.unsafe(selected)} from docking_row
  where system = ${system} and table_name = 'SPGL_DFXMSPLCJDSXXXB' and item_code = any(${codes as string[]})
  ${tx.unsafe(order)}`

/** Steps that a change of their project or of their item's description reaches. */
export async function stepsReached(
  tx: Connection,
  system: string,
  { works, items }: { readonly works: readonly string[]; readonly items: readonly string[] },
): Promise<string[]> {
  if (works.length + items.length === 0) return []
  const rows = await tx<{ code: string }[]>`
    select distinct step_code as code from docking_row
    where system = ${system} and step_code is not null and table_name in ('SPGL_XMSPSXBLXXB', 'SPGL_JSGCXFSJSCXXB')
      and (works_code = any(${works as string[]}) or item_code = any(${items as string[]}))`
  return rows.map(each => each.code)
}

/** Findings of supervision of works: recomposed with their project. */
export const findingsOf = (tx: Connection, system: string, works: readonly string[]) => tx<LandedRow[]>`
  select ${tx.unsafe(selected)} from docking_row
  where system = ${system} and table_name = 'SPGL_XMJGXXB' and works_code = any(${works as string[]}) ${tx.unsafe(order)}`

export interface Verified {
  readonly source: string
  readonly stepCode: string
  readonly changedAt: Date
  readonly verifiedAt: Date
}

/** When the systems last said something of steps, and when they last said something else. */
export const verifiedSteps = (sql: Connection, codes: readonly string[], sources: readonly string[]) => sql<Verified[]>`
  select system as source, step_code as "stepCode", max(changed_at) as "changedAt", max(verified_at) as "verifiedAt"
  from docking_row where system = any(${sources as string[]}) and step_code = any(${codes as string[]})
  group by system, step_code`

/** Rows that became no record yet, since what they belong to was not sent. */
export async function waitingRows(sql: Connection, system: string): Promise<number> {
  const [row] = await sql<{ count: number }[]>`
    select count(distinct step_code)::int as count from docking_row r
    where system = ${system} and step_code is not null
      and not exists (
        select 1 from record.approval_step s where s.source = r.system and s.source_id = r.step_code)`
  return row?.count ?? 0
}

export interface TableCount {
  readonly table: string
  readonly rows: number
  readonly changedAt: Date | null
  readonly verifiedAt: Date | null
}

export const tableCounts = (sql: Connection, system: string) => sql<TableCount[]>`
  select table_name as "table", count(*)::int as rows, max(changed_at) as "changedAt", max(verified_at) as "verifiedAt"
  from docking_row where system = ${system} group by table_name`
