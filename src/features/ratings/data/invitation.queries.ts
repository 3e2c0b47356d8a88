import type { Connection, Tx } from '@/platform/db/client'
import type { InvitationFacts } from '../domain/invitation'
import type { Moment } from '../domain/scale'

export interface Invitation extends InvitationFacts {
  readonly id: string
  readonly projectCode: string
  readonly district: string
  readonly enterpriseId: string | null
  readonly moment: Moment
  readonly madeAt: Date
}

const columns = (sql: Connection) =>
  sql`id, project_code as "projectCode", district, enterprise_id as "enterpriseId", moment, made_at as "madeAt",
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
  readonly roundId: string | null
  readonly madeAt: Date
  readonly madeBy: string
  readonly expiresAt: Date
}

export const addInvitation = (tx: Tx, each: NewInvitation) =>
  tx`insert into rating_invitation
      (id, token_hash, project_code, district, enterprise_id, moment, round_id, made_at, made_by, expires_at)
    values (${each.id}, ${each.tokenHash}, ${each.projectCode}, ${each.district}, ${each.enterpriseId}, ${each.moment},
      ${each.roundId}, ${each.madeAt}, ${each.madeBy}, ${each.expiresAt})`

export interface ListedInvitation extends Invitation {
  readonly projectName: string | null
}

/** Newest first. */
export const listInvitations = (sql: Connection, limit: number) => sql<ListedInvitation[]>`
  select ${columns(sql)}, (select name from live.project p where p.project_code = i.project_code order by p.id limit 1) as "projectName"
  from rating_invitation i order by made_at desc, id desc limit ${limit}`
