import type { Connection } from '@/platform/db/client'
import { measureKey, type Pair } from '../domain/measure'
import { compileReference } from './compile-reference'
import type { ScanOptions } from './compile-scan'

/** Numbers of reference series for a year: by the key of the measure, then by area. */
export async function referencePairs(
  sql: Connection,
  series: readonly string[],
  year: number,
  options: ScanOptions,
): Promise<Map<string, ReadonlyMap<string, Pair>>> {
  if (series.length === 0) return new Map()
  const { text, values } = compileReference(series, year, options)
  const rows = await sql.unsafe<Record<string, string | null>[]>(text, [...values])
  return new Map(
    series.map((each, i) => [
      measureKey({ kind: 'reference', series: each, year }),
      new Map(rows.map(row => [row.area ?? '', [row[`a${i}`] ?? null, null] as const])),
    ]),
  )
}
