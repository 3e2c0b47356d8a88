import type { Connection } from '@/platform/db/client'

/** Codes of the areas one record lies in, the smallest first; null where there is no such record, or it was withdrawn. */
export async function recordAreas(sql: Connection, dataset: 'case' | 'project', id: string): Promise<string[] | null> {
  if (!/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id)) return null
  const [row] = await sql<{ areas: string[] }[]>`
    select array_remove(array[cell, community, street, district], null) as areas
    from ${sql(`record.${dataset}`)} where id = ${id}::uuid and withdrawn is not true`
  return row?.areas ?? null
}
