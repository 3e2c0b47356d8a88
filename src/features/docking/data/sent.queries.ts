import type { Connection, Tx } from '@/platform/db/client'
import type { SentState } from '../domain/sent-states'
import type { SpglRow } from '../domain/spgl/tables'

export interface SentRow {
  readonly number: string
  readonly system: string
  readonly table: string
  readonly key: string
  readonly content: SpglRow
  readonly state: SentState
  readonly attempts: number
  readonly madeAt: Date
  readonly nextAt: Date
  readonly sentAt: Date | null
  readonly receiptAt: Date | null
  readonly reason: string | null
  readonly replacedBy: string | null
  readonly digest: string
}

const selected = `number, system, table_name as "table", row_key as key, content, state, attempts, made_at as "madeAt",
  next_at as "nextAt", sent_at as "sentAt", receipt_at as "receiptAt", reason, replaced_by as "replacedBy", digest`

export const sentCounts = (sql: Connection) => sql<{ system: string; state: SentState; count: number }[]>`
  select system, state, count(*)::int as count from docking_sent where replaced_by is null group by system, state`

/** The newest first; those that were refused before all others. */
export const listSent = (sql: Connection, system: string, state: SentState | null, limit: number) => sql<SentRow[]>`
  select ${sql.unsafe(selected)} from docking_sent
  where system = ${system} and ${state === null ? sql`true` : sql`state = ${state} and replaced_by is null`}
  order by (state = 'refused' and replaced_by is null) desc, seq desc limit ${limit}`

export async function findSent(tx: Tx, system: string, number: string): Promise<SentRow | null> {
  const [row] = await tx<SentRow[]>`
    select ${tx.unsafe(selected)} from docking_sent where system = ${system} and number = ${number} for update`
  return row ?? null
}

/** Lamps that stand as lit on the other side. */
export const toldFlags = (tx: Tx, system: string) => tx<{ table: string; key: string; content: SpglRow }[]>`
  select "table", key, content from (
    select distinct on (row_key) table_name as "table", row_key as key, content from docking_sent
    where system = ${system} and table_name = 'SPGL_XMJGXXB' order by row_key, seq desc) last
  where content ->> 'jgbmcljg' is null`

interface NewRow {
  readonly system: string
  readonly table: string
  readonly key: string
  readonly content: SpglRow
  readonly digest: string
}

/** The digest of what was last told of each thing. */
export async function lastDigests(tx: Tx, system: string, table: string, keys: readonly string[]) {
  const rows = await tx<{ key: string; digest: string }[]>`
    select distinct on (row_key) row_key as key, digest from docking_sent
    where system = ${system} and table_name = ${table} and row_key = any(${keys as string[]})
    order by row_key, seq desc`
  return new Map(rows.map(each => [each.key, each.digest]))
}

/** The next number of a day: `<area code><day><eight digits>`, whoever asks. */
export async function nextNumbers(tx: Tx, prefix: string, count: number): Promise<string[]> {
  await tx`select pg_advisory_xact_lock(hashtext('docking-number'))`
  const [row] = await tx<{ last: string | null }[]>`
    select max(number) as last from docking_sent where starts_with(number, ${prefix})`
  const last = row?.last ? Number(row.last.slice(prefix.length)) : 0
  return Array.from({ length: count }, (_, at) => `${prefix}${String(last + at + 1).padStart(8, '0')}`)
}

export async function queueRow(tx: Tx, number: string, row: NewRow, now: Date): Promise<void> {
  await tx`
    insert into docking_sent (number, system, table_name, row_key, content, digest, state, made_at, next_at)
    values (${number}, ${row.system}, ${row.table}, ${row.key}, ${tx.json({ ...row.content, lsh: number } as never)}, ${row.digest},
      'waiting', ${now}, ${now})`
}

/** The next row that is due, in the order in which they were made; held until the transaction ends. */
export async function nextDue(tx: Tx, system: string, now: Date): Promise<SentRow | null> {
  const [row] = await tx<SentRow[]>`
    select ${tx.unsafe(selected)} from docking_sent
    where system = ${system} and state = 'waiting' and next_at <= ${now}
    order by seq limit 1 for update skip locked`
  return row ?? null
}

/** Whether a row waits that could not be told when it was tried. */
export async function hasTroubled(sql: Connection, system: string): Promise<boolean> {
  const rows = await sql`
    select 1 from docking_sent where system = ${system} and state = 'waiting' and attempts > 0 limit 1`
  return rows.length > 0
}

export const markSent = (tx: Tx, number: string, now: Date) => tx`
  update docking_sent set state = 'sent', sent_at = ${now}, attempts = attempts + 1, reason = null where number = ${number}`

export const markTried = (tx: Tx, number: string, trouble: string, nextAt: Date) => tx`
  update docking_sent set attempts = attempts + 1, reason = ${trouble}, next_at = ${nextAt} where number = ${number}`

export const markRefused = (tx: Connection, number: string, reason: string, now: Date) => tx`
  update docking_sent set state = 'refused', receipt_at = ${now}, reason = ${reason}
  where number = ${number} and state in ('waiting', 'sent')`

export const markAcknowledged = (tx: Connection, number: string, now: Date) => tx`
  update docking_sent set state = 'acknowledged', receipt_at = ${now}, reason = null
  where number = ${number} and state = 'sent'`

export const markReplaced = (tx: Tx, number: string, by: string) => tx`
  update docking_sent set replaced_by = ${by} where number = ${number}`

/** Rows without a receipt, the oldest first. */
export const withoutReceipt = (sql: Connection, system: string, after: number, limit: number) => sql<
  { number: string; table: string; seq: number }[]
>`
  select number, table_name as "table", seq from docking_sent
  where system = ${system} and state = 'sent' and seq > ${after} order by seq limit ${limit}`

/** Rows that ought to stand there, page by page. */
export const everSent = (sql: Connection, system: string, table: string, after: string, limit: number) => sql<
  { number: string; content: SpglRow }[]
>`
  select number, content from docking_sent
  where system = ${system} and table_name = ${table} and sent_at is not null and number > ${after}
  order by number limit ${limit}`

export async function knownNumbers(sql: Connection, system: string, numbers: readonly string[]): Promise<Set<string>> {
  const rows = await sql<{ number: string }[]>`
    select number from docking_sent where system = ${system} and number = any(${numbers as string[]})`
  return new Set(rows.map(each => each.number))
}

export interface Difference {
  readonly number: string
  readonly table: string
  readonly kind: 'missing' | 'different' | 'unknown'
}

export interface Check {
  readonly at: Date
  readonly checked: number
  readonly missing: number
  readonly different: number
  readonly unknown: number
  readonly differences: readonly Difference[]
}

export const keepCheck = (tx: Tx, system: string, check: Check) => tx`
  insert into docking_check (system, at, checked, differences, missing, different, unknown_rows)
  values (${system}, ${check.at}, ${check.checked}, ${tx.json(check.differences as never)}, ${check.missing}, ${check.different}, ${check.unknown})
  on conflict (system) do update set at = excluded.at, checked = excluded.checked, differences = excluded.differences,
    missing = excluded.missing, different = excluded.different, unknown_rows = excluded.unknown_rows`

export async function lastCheck(sql: Connection, system: string): Promise<Check | null> {
  const [row] = await sql<Check[]>`
    select at, checked, differences, missing, different, unknown_rows as unknown from docking_check where system = ${system}`
  return row ?? null
}
