import type { Connection, Tx } from '@/platform/db/client'
import type { InvitationFacts } from '../domain/invitation'
import type { Moment } from '../domain/scale'

export interface Invitation extends InvitationFacts {
  readonly id: string
  readonly projectCode: string
  readonly district: string
  readonly enterpriseId: string | null
  readonly moment: Moment
  readonly tokenHash: string
  readonly madeAt: Date
}

const columns = (sql: Connection) =>
  sql`id, project_code as "projectCode", district, enterprise_id as "enterpriseId", moment, token_hash as "tokenHash", made_at as "madeAt",
    expires_at as "expiresAt", used_at as "usedAt", revoked_at as "revokedAt"`

export async function findInvitation(sql: Connection, tokenHash: string): Promise<Invitation | null> {
  const [row] = await sql<Invitation[]>`
    select ${columns(sql)} from rating_invitation where token_hash = ${tokenHash}`
  return row ?? null
}

/** The same under its row's lock: two who use one link at once come one after the other. */
export async function holdInvitation(tx: Tx, tokenHash: string): Promise<Invitation | null> {
  const [row] = await tx<Invitation[]>`
    select ${columns(tx)} from rating_invitation where token_hash = ${tokenHash} for update`
  return row ?? null
}

export const markUsed = (tx: Tx, id: string, at: Date) =>
  tx`update rating_invitation set used_at = ${at} where id = ${id}`

export const revoke = (tx: Tx, id: string, at: Date) =>
  tx`update rating_invitation set revoked_at = ${at} where id::text = ${id} and used_at is null and revoked_at is null returning id`

interface NewInvitation {
  readonly id: string
  readonly tokenHash: string
  readonly projectCode: string
  readonly district: string
  readonly enterpriseId: string | null
  readonly moment: Moment
  readonly occasion: string | null
  readonly roundId: string | null
  readonly madeAt: Date
  readonly madeBy: string
  readonly expiresAt: Date
}

/** Answers whether it was added: a set moment of a project asks once. */
export async function addInvitation(tx: Tx, each: NewInvitation): Promise<boolean> {
  const rows = await tx`
    insert into rating_invitation
      (id, token_hash, project_code, district, enterprise_id, moment, occasion, round_id, made_at, made_by, expires_at)
    values (${each.id}, ${each.tokenHash}, ${each.projectCode}, ${each.district}, ${each.enterpriseId}, ${each.moment},
      ${each.occasion}, ${each.roundId}, ${each.madeAt}, ${each.madeBy}, ${each.expiresAt})
    on conflict (project_code, occasion) where occasion is not null do nothing returning id`
  return rows.length === 1
}

export interface ListedInvitation extends Invitation {
  readonly projectName: string | null
}

const named = (sql: Connection) => sql`
  select ${columns(sql)}, (select name from live.project p where p.project_code = i.project_code order by p.id limit 1) as "projectName"`

/** Those of some numbers, or of a round. */
export const listedInvitations = (
  sql: Connection,
  { ids, round, limit }: { readonly ids: readonly string[]; readonly round: string; readonly limit: number },
) => sql<ListedInvitation[]>`
  ${named(sql)} from rating_invitation i where id::text = any(${ids as string[]}) or round_id::text = ${round}
  order by made_at desc, id desc limit ${limit}`

/** Newest first. */
export const listInvitations = (sql: Connection, limit: number) => sql<ListedInvitation[]>`
  ${named(sql)}
  from rating_invitation i order by made_at desc, id desc limit ${limit}`

export async function invitationById(sql: Connection, id: string): Promise<Invitation | null> {
  const [row] = await sql<Invitation[]>`select ${columns(sql)} from rating_invitation where id::text = ${id}`
  return row ?? null
}

/** Links of one enterprise's projects, or of one project where the enterprise is not known; newest first. */
export const invitationsOf = (sql: Connection, of: Pick<Invitation, 'enterpriseId' | 'projectCode'>) => sql<
  Invitation[]
>`
  select ${columns(sql)} from rating_invitation
  where ${of.enterpriseId === null ? sql`project_code = ${of.projectCode}` : sql`enterprise_id = ${of.enterpriseId}`}
  order by made_at desc, id desc limit 200`
