import type { Tx } from '@/platform/db/client'
import { copyInto } from '@/platform/db/copy-into'
import { copyText } from '@/platform/db/copy-text'
import type { DatasetSums, StoredBand, StoredSum } from './dataset-sums'

const LINES_AT_ONCE = 5_000
const copySums = `copy rollup.step_sum
  (dataset, district, body, day, second, counters, amounts, earliest, latest, is_clocked, is_banded) from stdin`
const copyBands = `copy rollup.step_band (dataset, district, body, day, edges, counters, amounts) from stdin`

/** The moments PostgreSQL and ISO 8601 both know. */
const FIRST = Date.parse('0001-01-01T00:00:00Z')
const LAST = Date.parse('9999-12-31T23:59:59Z')

const orNothing = (value: string | number | null): string => (value === null ? '\\N' : copyText(String(value)))
const moment = (at: number | null): string =>
  at === null ? '\\N' : new Date(Math.min(Math.max(at, FIRST), LAST)).toISOString()

const list = (values: readonly (number | string)[]): string => `{${values.join(',')}}`

function lineOf(row: StoredSum): string {
  const { dataset, district, body, day, second, counters, amounts, earliest, latest, isClocked, isBanded } = row
  return `${dataset}\t${copyText(district)}\t${orNothing(body)}\t${day}\t${orNothing(second)}\t${list(counters)}\t${list(amounts)}\t${moment(earliest)}\t${moment(latest)}\t${isClocked}\t${isBanded}\n`
}

const bandLine = ({ dataset, district, body, day, edges, counters, amounts }: StoredBand): string =>
  `${dataset}\t${copyText(district)}\t${orNothing(body)}\t${day}\t${list(edges)}\t${list(counters)}\t${list(amounts)}\n`

/** Appends rows to `rollup.step_sum`. */
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

/** The same, with what somebody who follows them needs to read of them. */
export async function storeFollowed(tx: Tx, sums: DatasetSums): Promise<void> {
  const bands = sums.bands()
  await storeSums(tx, sums.rows(bands.length > 0))
  if (bands.length > 0) await copyInto(tx, copyBands, bands.map(bandLine))
}
