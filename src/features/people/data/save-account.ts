import { randomUUID } from 'node:crypto'
import type { Connection, Tx } from '@/platform/db/client'
import type { Role } from '@/shared/auth'

/** What an administrator says of a person. */
export interface AccountContent {
  readonly name: string
  readonly roles: readonly Role[]
  readonly unit: string | null
  readonly post: string | null
  readonly area: string | null
}

interface NewAccount extends AccountContent {
  readonly username: string
  /** Null for a demo persona, which is entered without one. */
  readonly passwordHash: string | null
  readonly mustChangePassword: boolean
  readonly persona: string | null
}

/** Adds an account; null where the name is taken. */
export async function insertAccount(tx: Tx, account: NewAccount, at: Date): Promise<string | null> {
  const id = randomUUID()
  const { username, name, roles, unit, post, area, mustChangePassword, persona } = account
  const [row] = await tx`
    insert into person (id, name, email, username, roles, unit, post, area, must_change_password, persona, created_at, updated_at)
    values (${id}, ${name}, ${`${username}@people.invalid`}, ${username}, ${roles as string[]}, ${unit}, ${post}, ${area},
      ${mustChangePassword}, ${persona}, ${at}, ${at})
    on conflict (username) do nothing returning id`
  if (!row) return null
  if (account.passwordHash !== null) {
    await tx`
      insert into person_credential (id, account_id, provider_id, user_id, password, created_at, updated_at)
      values (${randomUUID()}, ${id}, 'credential', ${id}, ${account.passwordHash}, ${at}, ${at})`
  }
  return id
}

export const updateAccount = (
  sql: Connection,
  id: string,
  { name, roles, unit, post, area }: AccountContent,
  at: Date,
) =>
  sql`
    update person set name = ${name}, roles = ${roles as string[]}, unit = ${unit}, post = ${post}, area = ${area},
      updated_at = ${at}
    where id = ${id}`

export const setDisabled = (sql: Connection, id: string, disabledAt: Date | null, at: Date) =>
  sql`update person set disabled_at = ${disabledAt}, updated_at = ${at} where id = ${id}`

/** Sets a password; a one-time password must be changed before anything else. */
export async function setPassword(
  tx: Tx,
  id: string,
  { hash, isOneTime, at }: { readonly hash: string; readonly isOneTime: boolean; readonly at: Date },
): Promise<void> {
  await tx`update person_credential set password = ${hash}, updated_at = ${at} where user_id = ${id}`
  await tx`update person set must_change_password = ${isOneTime}, updated_at = ${at} where id = ${id}`
}
