import type { Tx } from '@/platform/db/client'
import { copyInto } from '@/platform/db/copy-into'
import { copyText } from '@/platform/db/copy-text'
import type { DatasetSums, StoredBand, StoredSum } from './dataset-sums'

const LINES_AT_ONCE = 5_000
const copySums = `copy rollup.step_sum
  (dataset, district, body, day, counters, amounts, is_clocked, is_banded, is_timed) from stdin`
const copyBands = `copy rollup.step_band (dataset, district, body, day, edges, seconds, counters, amounts) from stdin`

const orNothing = (value: string | null): string => (value === null ? '\\N' : copyText(value))

const lineOf = (row: StoredSum): string =>
  `${row.dataset}\t${copyText(row.district)}\t${orNothing(row.body)}\t${row.day}\t{${row.counters}}\t{${row.amounts}}\t${row.isClocked}\t${row.isBanded}\t${row.isTimed}\n`

const bandLine = ({ dataset, district, body, day, edges, seconds, counters, amounts }: StoredBand): string =>
  `${dataset}\t${copyText(district)}\t${orNothing(body)}\t${day}\t{${edges}}\t${seconds === null ? '\\N' : `{${seconds}}`}\t{${counters}}\t{${amounts}}\n`

/** Appends rows to `rollup.step_sum`; whoever follows them finds them there. */
export async function storeSums(tx: Tx, sums: Iterable<StoredSum>): Promise<void> {
  let lines: string[] = []
  for (const each of sums) {
    lines.push(lineOf(each))
    if (lines.length < LINES_AT_ONCE) continue
    await copyInto(tx, copySums, lines)
    lines = []
  }
  if (lines.length > 0) await copyInto(tx, copySums, lines)
}

/** Appends rows to `rollup.step_sum`, and tells whoever follows them what there is to read of them. */
export async function storeFollowed(tx: Tx, sums: DatasetSums): Promise<void> {
  const { sums: rows, bands } = sums.told()
  await storeSums(tx, rows)
  if (bands.length > 0) await copyInto(tx, copyBands, bands.map(bandLine))
}
