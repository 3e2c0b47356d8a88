import type { Connection, Tx } from '@/platform/db/client'
import type { FileType } from '../domain/file-type'

interface NewFile {
  readonly id: string
  readonly invitationId: string
  readonly type: FileType
  readonly content: Uint8Array
  readonly at: Date
}

export const addFile = (tx: Tx, each: NewFile) =>
  tx`insert into rating_file (id, invitation_id, type, content, kept_at)
    values (${each.id}, ${each.invitationId}, ${each.type}, ${Buffer.from(each.content)}, ${each.at})`

/** Files of a link that no score names yet. */
export async function countLoose(sql: Connection, invitationId: string): Promise<number> {
  const [row] = await sql<{ count: number }[]>`
    select count(*)::int as count from rating_file where invitation_id = ${invitationId} and rating_no is null`
  return row?.count ?? 0
}

/** Gives files to a score; answers how many there were of those that were named. */
export async function claimFiles(tx: Tx, invitationId: string, ratingNo: string, ids: readonly string[]) {
  const rows = await tx`
    update rating_file set rating_no = ${ratingNo}
    where invitation_id = ${invitationId} and rating_no is null and id::text = any(${ids as string[]}) returning id`
  return rows.length
}

/** What was sent and then not given; and what was never given at all, a day later. */
export const dropLoose = (sql: Connection, invitationId: string | null, before: Date) =>
  sql`delete from rating_file where rating_no is null
    and ${invitationId === null ? sql`kept_at < ${before}` : sql`invitation_id = ${invitationId}`}`

export interface ListedFile {
  readonly id: string
  readonly ratingNo: string
  readonly type: FileType
}

export const filesOf = (sql: Connection, ratingNos: readonly string[]) => sql<ListedFile[]>`
  select id, rating_no as "ratingNo", type from rating_file
  where rating_no = any(${ratingNos as string[]}) order by rating_no, kept_at, id`

export interface KeptFile {
  readonly type: FileType
  readonly content: Uint8Array
}

export async function findFile(sql: Connection, ratingNo: string, id: string): Promise<KeptFile | null> {
  const [row] = await sql<KeptFile[]>`
    select type, content from rating_file where rating_no = ${ratingNo} and id::text = ${id}`
  return row ?? null
}

/** Unit a rating speaks of, and the link it came by. */
export async function ownerOf(sql: Connection, ratingNo: string) {
  const [row] = await sql<{ unit: string; invitationId: string }[]>`
    select unit, invitation_id as "invitationId" from rating_detail where rating_no = ${ratingNo}`
  return row ?? null
}
