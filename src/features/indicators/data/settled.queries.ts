import type { Tx } from '@/platform/db/client'
import { quoted } from '@/shared/names'

/**
 * Of some datasets of events, those whose sums of steps do not say what counted at a moment: a change waits to be
 * counted, or a record that was withdrawn later still counted then.
 */
export async function unsettledOrWithdrawn(
  tx: Tx,
  datasets: readonly string[],
  moment: Date,
): Promise<ReadonlySet<string>> {
  if (datasets.length === 0) return new Set()
  const withdrawn = datasets.map(
    (name, i) =>
      `select $${i + 2}::text as name where exists (select from record.${quoted(name)} where withdrawn and held_from > $1)`,
  )
  const rows = await tx.unsafe<{ name: string }[]>(
    ['select dataset as name from rollup.unsettled', ...withdrawn].join(' union all '),
    [moment.toISOString(), ...datasets],
  )
  return new Set(rows.map(each => each.name))
}
