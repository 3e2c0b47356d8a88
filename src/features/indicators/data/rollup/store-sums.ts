import type { Tx } from '@/platform/db/client'
import { copyInto } from '@/platform/db/copy-into'
import { copyText } from '@/platform/db/copy-text'
import type { DatasetSums, StoredBand, StoredSum } from './dataset-sums'

const LINES_AT_ONCE = 5_000
const copySums = `copy rollup.step_sum
  (dataset, district, body, day, counters, amounts, earliest, latest, is_clocked, is_banded, is_timed) from stdin`
const copyBands = `copy rollup.step_band (dataset, district, body, day, edges, seconds, counters, amounts) from stdin`

/** The moments PostgreSQL and ISO 8601 both know. */
const FIRST = Date.parse('0001-01-01T00:00:00Z')
const LAST = Date.parse('9999-12-31T23:59:59Z')

const orNothing = (value: string | null): string => (value === null ? '\\N' : copyText(value))
const moment = (at: number | null): string =>
  at === null ? '\\N' : new Date(Math.min(Math.max(at, FIRST), LAST)).toISOString()

const list = (values: readonly (number | string)[]): string => `{${values.join(',')}}`

function lineOf(row: StoredSum): string {
  const { dataset, district, body, day, counters, amounts, earliest, latest, isClocked, isBanded, isTimed } = row
  return `${dataset}\t${copyText(district)}\t${orNothing(body)}\t${day}\t${list(counters)}\t${list(amounts)}\t${moment(earliest)}\t${moment(latest)}\t${isClocked}\t${isBanded}\t${isTimed}\n`
}

const bandLine = ({ dataset, district, body, day, edges, seconds, counters, amounts }: StoredBand): string =>
  `${dataset}\t${copyText(district)}\t${orNothing(body)}\t${day}\t${list(edges)}\t${seconds === null ? '\\N' : list(seconds)}\t${list(counters)}\t${list(amounts)}\n`

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
