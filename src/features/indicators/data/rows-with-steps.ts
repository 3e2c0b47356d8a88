import type { Dataset } from '@/features/datasets'
import type { Tx } from '@/platform/db/client'
import { quoted } from '@/shared/names'
import type { RowValues } from '../domain/rollup/counter'
import type { SearchWindow } from '../domain/rollup/search-windows'
import { fieldsSql, readRows } from './rollup/read-rows'
import { Parameters } from './sql-text'
import { windowSql } from './window'

export interface RowSearch {
  readonly dataset: Dataset
  /** Fields to be read. */
  readonly fields: readonly string[]
  /** Rows that lie in one of them. */
  readonly windows: readonly SearchWindow[]
  readonly timezone: string
}

/** Rows that count and may have a step in the windows, in batches. */
export async function* rowsWithSteps(
  tx: Tx,
  { dataset, fields, windows, timezone }: RowSearch,
): AsyncGenerator<readonly RowValues[]> {
  if (windows.length === 0) return
  const parameters = new Parameters()
  // windows read no stretch: any will do
  const stretch = { from: new Date(0), to: new Date(0), now: new Date(0) }
  const found = windows.map(({ field, low, high }) =>
    windowSql({ parameters, timezone, stretch }, { field, low: momentOf(low, FIRST), high: momentOf(high, LAST) }),
  )
  const where = [...new Set(found)].map(each => `(${each})`).join(' or ')
  const { text, values } = parameters.statement(
    `select ${fieldsSql(dataset, fields)} from live.${quoted(dataset.name)} r where ${where}`,
  )
  yield* readRows(tx, { text, dataset, fields }, values as readonly string[])
}

/** The moments PostgreSQL and ISO 8601 both know. */
const FIRST = Date.parse('0001-01-02T00:00:00Z')
const LAST = Date.parse('9999-12-30T00:00:00Z')
/** Beyond the calendar a border is none. */
const momentOf = (at: number, otherwise: number) =>
  new Date(Number.isNaN(at) ? otherwise : Math.min(LAST, Math.max(FIRST, at)))
