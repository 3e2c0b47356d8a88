import type { Connection, Tx } from '@/platform/db/client'
import type { TransferState } from '../domain/transfer'

const TRANSFER_LOCK = 5101062

export interface Platform {
  readonly code: string
  readonly name: string
  readonly url: string
  readonly secret: string
  readonly keyId: string
}

export const savePlatform = (tx: Tx, each: Platform, at: Date, actor: string) => tx`
  insert into outside_platform (code, name, url, secret, key_id, at, actor)
  values (${each.code}, ${each.name}, ${each.url}, ${each.secret}, ${each.keyId}, ${at}, ${actor})
  on conflict (code) do update set name = excluded.name, url = excluded.url, secret = excluded.secret,
    key_id = excluded.key_id, at = excluded.at, actor = excluded.actor`

export const platforms = (sql: Connection) =>
  sql<Platform[]>`select code, name, url, secret, key_id as "keyId" from outside_platform order by code`

export const platformOf = async (sql: Connection, by: { readonly code: string } | { readonly keyId: string }) =>
  (await platforms(sql)).find(each => ('code' in by ? each.code === by.code : each.keyId === by.keyId)) ?? null

/** What went between us and each platform. */
export const platformTraffic = (sql: Connection) => sql<
  { platform: string; out: number; in: number; open: number; failed: number }[]
>`
  select platform, count(*) filter (where direction = 'out')::int as out,
    count(*) filter (where direction = 'in')::int as "in",
    count(*) filter (where state not in ('done', 'returned', 'failed'))::int as open,
    count(*) filter (where state = 'failed')::int as failed
  from case_transfer group by platform`

export interface Transfer {
  readonly id: string
  readonly caseId: string
  readonly platform: string
  readonly direction: 'in' | 'out'
  readonly ourNo: string
  readonly theirNo: string | null
  readonly theirDueAt: Date | null
  readonly reason: string
  readonly state: TransferState
  readonly handedAt: Date
  readonly told: TransferState | null
  readonly attempts: number
  readonly nextAt: Date | null
  readonly error: string | null
}

const columns = (sql: Connection) => sql`
  id, case_id as "caseId", platform, direction, our_no as "ourNo", their_no as "theirNo", their_due_at as "theirDueAt",
  reason, state, handed_at as "handedAt", told, attempts, next_at as "nextAt", error`

export const addTransfer = (tx: Tx, each: Omit<Transfer, 'attempts' | 'error'>) => tx`
  insert into case_transfer (id, case_id, platform, direction, our_no, their_no, their_due_at, reason, state, handed_at,
    told, next_at)
  values (${each.id}, ${each.caseId}, ${each.platform}, ${each.direction}, ${each.ourNo}, ${each.theirNo},
    ${each.theirDueAt}, ${each.reason}, ${each.state}, ${each.handedAt}, ${each.told}, ${each.nextAt})`

export const transfersOfCase = (sql: Connection, caseId: string) =>
  sql<Transfer[]>`select ${columns(sql)} from case_transfer where case_id = ${caseId}::uuid order by handed_at, id`

/** One of a platform's, held until the transaction ends. */
export async function holdTransfer(tx: Tx, id: string, platform: string): Promise<Transfer | null> {
  const [row] = await tx<Transfer[]>`
    select ${columns(tx)} from case_transfer where id::text = ${id} and platform = ${platform} for update`
  return row ?? null
}

/** One of a platform's, as it stands. */
export async function transferOf(sql: Connection, id: string, platform: string): Promise<Transfer | null> {
  const [row] = await sql<Transfer[]>`
    select ${columns(sql)} from case_transfer where id::text = ${id} and platform = ${platform}`
  return row ?? null
}

/** Makes this transaction the only one that hands this case over. */
export const lockTransfersOf = (tx: Tx, caseId: string) =>
  tx`select pg_advisory_xact_lock(${TRANSFER_LOCK}, hashtext(${caseId}))`

export async function takenOver(sql: Connection, platform: string, theirNo: string): Promise<Transfer | null> {
  const [row] = await sql<Transfer[]>`
    select ${columns(sql)} from case_transfer
    where platform = ${platform} and their_no = ${theirNo} and direction = 'in'`
  return row ?? null
}

/** The transfer whose turn it is to be told, out of reach of other workers until the transaction ends. */
export async function holdDueTransfer(tx: Tx, at: Date): Promise<Transfer | null> {
  const [row] = await tx<Transfer[]>`
    select ${columns(tx)} from case_transfer where next_at <= ${at} order by next_at, id limit 1 for update skip locked`
  return row ?? null
}

export const saveTransfer = (tx: Tx, { id, ...is }: Transfer) => tx`
  update case_transfer set state = ${is.state}, their_no = ${is.theirNo}, their_due_at = ${is.theirDueAt},
    told = ${is.told}, attempts = ${is.attempts}, next_at = ${is.nextAt}, error = ${is.error}
  where id = ${id}`

export interface Receipt {
  readonly at: Date
  readonly by: 'us' | 'them'
  readonly state: TransferState
  readonly number: string | null
  readonly dueAt: Date | null
  readonly text: string | null
}

export const addReceipt = (tx: Tx, transferId: string, { at, by, state, number, dueAt, text }: Receipt) => tx`
  insert into transfer_receipt (transfer_id, at, by, state, number, due_at, text)
  values (${transferId}, ${at}, ${by}, ${state}, ${number}, ${dueAt}, ${text})`

export const receiptsOf = (sql: Connection, transferIds: readonly string[]) => sql<
  (Receipt & { readonly transferId: string })[]
>`
  select transfer_id as "transferId", at, by, state, number, due_at as "dueAt", text from transfer_receipt
  where transfer_id = any(${transferIds as string[]}::uuid[]) order by seq`

/** Transfers that came in and are not over, with where our case stands. */
export const openInside = (sql: Connection) => sql<
  { id: string; platform: string; state: TransferState; status: string }[]
>`
  select t.id, t.platform, t.state, c.status from case_transfer t join live."case" c on c.id = t.case_id
  where t.direction = 'in' and t.state not in ('done', 'returned', 'failed')`

export interface HandedCase {
  readonly caseNo: string
  readonly cls: string
  readonly text: string | null
  readonly address: string | null
  readonly district: string | null
  readonly status: string
  readonly lng: number | null
  readonly lat: number | null
  readonly reportedAt: Date
  readonly limitAt: Date | null
}

/** What the other side is told of a case: nothing personal. */
export async function handedCase(sql: Connection, id: string): Promise<HandedCase | null> {
  const [row] = await sql<HandedCase[]>`
    select case_no as "caseNo", cls, text, address, district, status, lng, lat, reported_at as "reportedAt",
      limit_at as "limitAt"
    from live."case" where id = ${id}::uuid`
  return row ?? null
}
