import type { Connection } from '@/platform/db/client'
import { isUuid } from '@/shared/ids/is-uuid'

/** Codes of the areas one record lies in, the smallest first; null where there is no such record, or it was withdrawn. */
export async function recordAreas(sql: Connection, dataset: 'case' | 'project', id: string): Promise<string[] | null> {
  if (!isUuid(id)) return null
  const [row] = await sql<{ areas: string[] }[]>`
    select array_remove(array[cell, community, street, district], null) as areas
    from ${sql(`record.${dataset}`)} where id = ${id}::uuid and withdrawn is not true`
  return row?.areas ?? null
}
