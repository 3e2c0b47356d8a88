import type { Connection, Tx } from '@/platform/db/client'
import type { Persona } from '../domain/personas'
import { type Account, accountById } from './account.queries'
import { insertAccount, updateAccount } from './save-account'

const idOf = async (sql: Connection, key: string): Promise<string | null> => {
  const [row] = await sql<{ id: string }[]>`select id from person where persona = ${key}`
  return row?.id ?? null
}

export async function accountOfPersona(sql: Connection, key: string): Promise<Account | null> {
  const id = await idOf(sql, key)
  return id === null ? null : accountById(sql, id)
}

/** Makes the personas as they are described; nodes that start together wait for each other. */
export async function savePersonas(tx: Tx, personas: readonly Persona[], at: Date): Promise<void> {
  await tx`lock table person in share row exclusive mode`
  for (const persona of personas) {
    const id = await idOf(tx, persona.key)
    if (id !== null) await updateAccount(tx, id, persona, at)
    else
      await insertAccount(
        tx,
        // nobody can type a name with a colon, so that a persona has no password door
        {
          ...persona,
          username: `demo:${persona.key}`,
          passwordHash: null,
          mustChangePassword: false,
          persona: persona.key,
        },
        at,
      )
  }
}
