import type { Connection } from '@/platform/db/client'

/** A case by its identifier, or one of ours by its number; `null` where there is none. */
export async function idOfCase(
  sql: Connection,
  by: { readonly id: string } | { readonly caseNo: string },
): Promise<{ readonly id: string; readonly caseNo: string } | null> {
  const [row] = await sql<{ id: string; caseNo: string }[]>`
    select id, case_no as "caseNo" from record."case"
    where ${'id' in by ? sql`id = ${by.id}::uuid` : sql`source = 'chengmai' and source_id = ${by.caseNo}`}`
  return row ?? null
}
