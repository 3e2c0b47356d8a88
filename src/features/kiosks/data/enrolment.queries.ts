import { randomUUID } from 'node:crypto'
import type { Connection, Tx } from '@/platform/db/client'

export const insertEnrolment = (
  sql: Connection,
  each: { readonly code: string; readonly secretHash: string; readonly at: Date; readonly expiresAt: Date },
) => sql`
  insert into kiosk_enrolment (id, code, secret_hash, created_at, expires_at)
  values (${randomUUID()}, ${each.code}, ${each.secretHash}, ${each.at}, ${each.expiresAt})`

/** Codes whose time is over, whether they were taken or not. */
export const dropExpired = (sql: Connection, at: Date) => sql`delete from kiosk_enrolment where expires_at < ${at}`

/** How many screens ask at this moment. */
export async function waitingEnrolments(sql: Connection, at: Date): Promise<number> {
  const [row] = await sql<{ waiting: number }[]>`
    select count(*)::int as waiting from kiosk_enrolment where kiosk_id is null and expires_at >= ${at}`
  return row?.waiting ?? 0
}

/** The screen that shows a code and waits, held; null where none does. */
export async function holdEnrolment(tx: Tx, code: string, at: Date): Promise<string | null> {
  const [row] = await tx<{ id: string }[]>`
    select id from kiosk_enrolment where code = ${code} and kiosk_id is null and expires_at >= ${at} for update`
  return row?.id ?? null
}

export const giveKiosk = (tx: Tx, enrolment: string, kiosk: string) =>
  tx`update kiosk_enrolment set kiosk_id = ${kiosk} where id = ${enrolment}`

export interface Claim {
  readonly kioskId: string | null
}

export async function claimOf(sql: Connection, secretHash: string, at: Date): Promise<Claim | null> {
  const [row] = await sql<Claim[]>`
    select kiosk_id as "kioskId" from kiosk_enrolment where secret_hash = ${secretHash} and expires_at >= ${at}`
  return row ?? null
}

/** A secret is good once. Answers whether this was the time. */
export async function spendClaim(sql: Connection, secretHash: string): Promise<boolean> {
  const rows = await sql`delete from kiosk_enrolment where secret_hash = ${secretHash} returning id`
  return rows.length > 0
}
