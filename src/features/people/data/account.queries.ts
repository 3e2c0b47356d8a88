import type { Connection, Tx } from '@/platform/db/client'
import { isRole, type Role } from '@/shared/auth'

/** An account as everybody but the sign-in library reads it. */
export interface Account {
  readonly id: string
  readonly username: string
  readonly name: string
  readonly roles: readonly Role[]
  readonly unit: string | null
  readonly post: string | null
  readonly area: string | null
  readonly disabledAt: Date | null
  readonly mustChangePassword: boolean
  readonly persona: string | null
  readonly createdAt: Date
}

/** One place where somebody is signed in. */
export interface AccountSession {
  readonly id: string
  readonly createdAt: Date
  readonly seenAt: Date
  readonly from: string | null
  readonly userAgent: string | null
}

export interface OpenSession {
  readonly session: AccountSession
  readonly account: Account
}

const accountColumns = (sql: Connection) => sql`
  p.id, p.username, p.name, p.roles, p.unit, p.post, p.area, p.disabled_at as "disabledAt",
  p.must_change_password as "mustChangePassword", p.persona, p.created_at as "createdAt"`

type AccountRow = Omit<Account, 'roles'> & { readonly roles: readonly string[] }
const accountOf = (row: AccountRow): Account => ({ ...row, roles: row.roles.filter(isRole) })

type SessionRow = AccountRow & {
  readonly sessionId: string
  readonly sessionCreatedAt: Date
  readonly seenAt: Date
  readonly from: string | null
  readonly userAgent: string | null
}

const openSessionOf = ({
  sessionId,
  sessionCreatedAt,
  seenAt,
  from,
  userAgent,
  ...account
}: SessionRow): OpenSession => ({
  session: { id: sessionId, createdAt: sessionCreatedAt, seenAt, from, userAgent },
  account: accountOf(account),
})

const sessionSelect = (sql: Connection) => sql`
  select ${accountColumns(sql)}, s.id as "sessionId", s.created_at as "sessionCreatedAt", s.updated_at as "seenAt",
    s.ip_address as "from", s.user_agent as "userAgent"
  from person_session s join person p on p.id = s.user_id`

/** The session behind a cookie's token, with its account. */
export async function sessionByToken(sql: Connection, token: string): Promise<OpenSession | null> {
  const [row] = await sql<SessionRow[]>`${sessionSelect(sql)} where s.token = ${token}`
  return row ? openSessionOf(row) : null
}

export async function sessionById(sql: Connection, id: string): Promise<OpenSession | null> {
  const [row] = await sql<SessionRow[]>`${sessionSelect(sql)} where s.id = ${id}`
  return row ? openSessionOf(row) : null
}

export async function sessionsOf(sql: Connection, personId: string): Promise<AccountSession[]> {
  const rows = await sql<AccountSession[]>`
    select id, created_at as "createdAt", updated_at as "seenAt", ip_address as "from", user_agent as "userAgent"
    from person_session where user_id = ${personId} order by updated_at desc, id`
  return [...rows]
}

export const touchSession = (sql: Connection, id: string, at: Date) =>
  sql`update person_session set updated_at = ${at} where id = ${id} and updated_at < ${at}`

/** Ends sessions of a person: one, all, or all but one. Answers which. */
export async function deleteSessions(
  sql: Connection,
  personId: string,
  which: { readonly only?: string; readonly except?: string } = {},
): Promise<string[]> {
  const rows = await sql<{ id: string }[]>`
    delete from person_session where user_id = ${personId}
      ${which.only === undefined ? sql`` : sql`and id = ${which.only}`}
      ${which.except === undefined ? sql`` : sql`and id <> ${which.except}`}
    returning id`
  return rows.map(row => row.id)
}

export async function accountByUsername(sql: Connection, username: string): Promise<Account | null> {
  const [row] = await sql<AccountRow[]>`select ${accountColumns(sql)} from person p where username = ${username}`
  return row ? accountOf(row) : null
}

export async function accountById(sql: Connection, id: string): Promise<Account | null> {
  const [row] = await sql<AccountRow[]>`select ${accountColumns(sql)} from person p where id = ${id}`
  return row ? accountOf(row) : null
}

/** Reads an account that this transaction is about to change. */
export async function holdAccount(tx: Tx, id: string): Promise<Account | null> {
  const [row] = await tx<AccountRow[]>`select ${accountColumns(tx)} from person p where id = ${id} for update`
  return row ? accountOf(row) : null
}

export async function listAccounts(sql: Connection): Promise<Account[]> {
  const rows = await sql<
    AccountRow[]
  >`select ${accountColumns(sql)} from person p order by p.persona is not null, p.username`
  return rows.map(accountOf)
}

/** The hash of a person's password; null where none was set. */
export async function passwordHashOf(sql: Connection, personId: string): Promise<string | null> {
  const [row] = await sql<{ password: string | null }[]>`
    select password from person_credential where user_id = ${personId} and provider_id = 'credential'`
  return row?.password ?? null
}

/** Whether anybody real has an account: then the set-up is over. */
export async function hasRealAccounts(sql: Connection): Promise<boolean> {
  const [row] = await sql<{ found: boolean }[]>`select exists(select 1 from person where persona is null) as found`
  return row?.found ?? false
}
