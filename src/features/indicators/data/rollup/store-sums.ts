import type { Tx } from '@/platform/db/client'
import { copyInto } from '@/platform/db/copy-into'
import { copyText } from '@/platform/db/copy-text'
import type { StoredSum } from './dataset-sums'

const LINES_AT_ONCE = 5_000
const copy = `copy rollup.step_sum (dataset, district, body, day, second, counters, amounts, earliest, latest) from stdin`

/** The moments PostgreSQL and ISO 8601 both know. */
const FIRST = Date.parse('0001-01-01T00:00:00Z')
const LAST = Date.parse('9999-12-31T23:59:59Z')

const orNothing = (value: string | number | null): string => (value === null ? '\\N' : copyText(String(value)))
const moment = (at: number | null): string =>
  at === null ? '\\N' : new Date(Math.min(Math.max(at, FIRST), LAST)).toISOString()

const lineOf = ({ dataset, district, body, day, second, counters, amounts, earliest, latest }: StoredSum): string =>
  `${dataset}\t${copyText(district)}\t${orNothing(body)}\t${day}\t${orNothing(second)}\t{${counters.join(',')}}\t{${amounts.join(',')}}\t${moment(earliest)}\t${moment(latest)}\n`

/** Appends rows to `rollup.step_sum`. */
export async function storeSums(tx: Tx, sums: Iterable<StoredSum>): Promise<void> {
  let lines: string[] = []
  for (const each of sums) {
    lines.push(lineOf(each))
    if (lines.length < LINES_AT_ONCE) continue
    await copyInto(tx, copy, lines)
    lines = []
  }
  if (lines.length > 0) await copyInto(tx, copy, lines)
}
