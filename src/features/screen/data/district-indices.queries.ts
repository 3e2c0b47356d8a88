import type { Connection } from '@/platform/db/client'

/** Live index of each district; null where it is withheld. */
export async function districtIndices(sql: Connection, codes: readonly string[]): Promise<Map<string, number | null>> {
  const rows = await sql<{ readonly area: string; readonly value: number | null }[]>`
    select area, value from index_value where dimension = 'all' and area = any(${codes as string[]})`
  return new Map(rows.map(row => [row.area, row.value]))
}
