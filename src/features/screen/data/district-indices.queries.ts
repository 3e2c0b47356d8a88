import type { Connection } from '@/platform/db/client'

export interface AreaIndex {
  readonly area: string
  /** `all` or one of the four. */
  readonly dimension: string
  readonly value: number | null
  readonly monthAgo: number | null
}

/** Live index of areas and of their dimensions, beside its value a month earlier; null where it is withheld. */
export const areaIndices = (sql: Connection, codes: readonly string[]) => sql<AreaIndex[]>`
  select area, dimension, value, month_ago as "monthAgo" from index_value where area = any(${codes as string[]})`

/** Live index of each district; null where it is withheld. */
export async function districtIndices(sql: Connection, codes: readonly string[]): Promise<Map<string, number | null>> {
  const rows = await areaIndices(sql, codes)
  return new Map(rows.filter(row => row.dimension === 'all').map(row => [row.area, row.value]))
}
