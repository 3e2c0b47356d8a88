import type { Connection, Tx } from '@/platform/db/client'

export interface NewPhoto {
  readonly id: string
  readonly type: string
  readonly content: Uint8Array
  readonly at: Date
  readonly actor: string
}

export const addPhoto = (sql: Connection, { id, type, content, at, actor }: NewPhoto) => sql`
  insert into photo (id, type, content, at, actor) values (${id}, ${type}, ${Buffer.from(content)}, ${at}, ${actor})`

export async function findPhoto(sql: Connection, id: string): Promise<{ type: string; content: Uint8Array } | null> {
  const [row] = await sql<{ type: string; content: Uint8Array }[]>`
    select type, content from photo where id = ${id}::uuid`
  return row ?? null
}

export const addReceipt = (tx: Tx, token: string, caseId: string, at: Date) => tx`
  insert into report_receipt (token, case_id, at) values (${token}, ${caseId}, ${at})`

export async function receiptOf(tx: Tx, caseId: string): Promise<string | null> {
  const [row] = await tx<{ token: string }[]>`select token from report_receipt where case_id = ${caseId}::uuid limit 1`
  return row?.token ?? null
}

export interface Tracked {
  readonly cls: string
  readonly status: string
  readonly unit: string | null
  readonly reportedAt: Date
  readonly filedAt: Date | null
  readonly rejectedAt: Date | null
  readonly dispatchedAt: Date | null
  readonly handledAt: Date | null
  readonly checkedAt: Date | null
  readonly closedAt: Date | null
  readonly limitAt: Date | null
}

/** A report by its tracking number: where it stands and since when, nobody's name. */
export async function trackedReport(sql: Connection, token: string): Promise<Tracked | null> {
  const [row] = await sql<Tracked[]>`
    select c.cls, c.status, c.unit, c.reported_at as "reportedAt", c.filed_at as "filedAt", c.rejected_at as "rejectedAt",
      c.dispatched_at as "dispatchedAt", c.handled_at as "handledAt", c.checked_at as "checkedAt",
      c.closed_at as "closedAt", c.limit_at as "limitAt"
    from report_receipt r join live."case" c on c.id = r.case_id where r.token = ${token}`
  return row ?? null
}
