import type { Zone } from '@/shared/time'
import type { LayerTable } from './table/layer-table'

const [HOUR, DAY] = [3_600_000, 86_400_000]

export interface SpanCount {
  /** When the local day or hour begins, epoch ms. */
  readonly start: number
  readonly count: number
}

/** Counts of rows by the local day or hour of their time, the empty ones left out; those without a time apart. */
export function countSpans(
  table: LayerTable,
  rows: Int32Array,
  span: 'day' | 'hour',
  zone: Zone,
): { readonly spans: SpanCount[]; readonly withoutTime: number } {
  const counts = new Map<number, number>()
  let withoutTime = 0
  const length = span === 'day' ? DAY : HOUR
  for (const row of rows) {
    const at = table.at[row] as number
    if (Number.isNaN(at)) {
      withoutTime += 1
      continue
    }
    const local = Math.floor((at + zone.offsetAt(at)) / length)
    counts.set(local, (counts.get(local) ?? 0) + 1)
  }
  const startOf = (local: number) => {
    if (span === 'day') return zone.startOfDay(local)
    // An hour that the clocks skipped holds nothing; one that they repeat begins with its earlier half.
    return zone.instantOf(local * HOUR) ?? local * HOUR
  }
  const spans = [...counts].sort(([a], [b]) => a - b).map(([local, count]) => ({ start: startOf(local), count }))
  return { spans, withoutTime }
}
