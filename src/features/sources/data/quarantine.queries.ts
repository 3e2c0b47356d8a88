import type { Connection, Tx } from '../../../platform/db/client'
import { copyInto } from '../../../platform/db/copy-into'
import { copyText } from '../../../platform/db/copy-text'
import type { RawRow } from '../readers'

export interface Reject {
  readonly line: number
  readonly dataset: string | null
  readonly field: string | null
  readonly code: string
  readonly reason: string
  /** The row as JSON text. */
  readonly raw: string
}

const LONGEST_RAW = 1024 * 1024
const NULL = '\\N'

/** The row as it is kept: under its headings, as the object it was, or what a reader could make of it. */
export function rawOf(row: RawRow, columns: readonly string[] | undefined): string {
  const raw =
    row.fault?.raw ??
    row.value ??
    (columns ? Object.fromEntries(columns.map((name, at) => [name, row.cells?.[at] ?? ''])) : row.cells)
  const text = JSON.stringify(raw ?? null)
  return text.length <= LONGEST_RAW ? text : JSON.stringify(text.slice(0, LONGEST_RAW / 2))
}

const optional = (text: string | null) => (text === null ? NULL : copyText(text))

/** One line of COPY. */
export const rejectLine = (batch: string, reject: Reject): string =>
  `${batch}\t${reject.line}\t${optional(reject.dataset)}\t${optional(reject.field)}\t${reject.code}\t${copyText(reject.reason)}\t${copyText(reject.raw)}\n`

export const saveRejects = (tx: Tx, lines: readonly string[]): Promise<void> =>
  copyInto(tx, 'copy quarantine (batch_id, line, dataset, field, code, reason, raw) from stdin', lines)

export interface StoredReject extends Reject {
  readonly id: number
  readonly retriedIn: string | null
}

/** The next refused rows of a batch, in the order of the delivery. */
export const rejectsAfter = (
  sql: Connection,
  batch: string,
  after: { readonly line: number; readonly id: number },
  limit: number,
  onlyWaiting: boolean,
) => sql<StoredReject[]>`
  select id, line, dataset, field, code, reason, raw, retried_in as "retriedIn" from quarantine
  where batch_id = ${batch} and (line, id) > (${after.line}, ${after.id})
    and ${onlyWaiting ? sql`retried_in is null` : sql`true`}
  order by line, id limit ${limit}`

/** The rows a retry has taken over wait no more. */
export async function markRetried(tx: Tx, batch: string, retry: string): Promise<void> {
  await tx`update quarantine set retried_in = ${retry} where batch_id = ${batch} and retried_in is null`
}
