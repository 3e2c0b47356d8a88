import type { Connection } from '../../../platform/db/client'

export interface StoredProfile {
  readonly name: string
  /** As it was posted; parsed before use, since the schema may have grown since. */
  readonly profile: unknown
  readonly updatedAt: Date
}

export const storedProfiles = (sql: Connection) => sql<StoredProfile[]>`
  select name, profile, updated_at as "updatedAt" from source order by name`

export async function storedProfile(sql: Connection, name: string): Promise<StoredProfile | null> {
  const [row] = await sql<StoredProfile[]>`
    select name, profile, updated_at as "updatedAt" from source where name = ${name}`
  return row ?? null
}

/** Adds or replaces a profile; answers whether it is new. */
export async function saveProfile(sql: Connection, name: string, profile: object, now: Date): Promise<boolean> {
  const [row] = await sql<{ isNew: boolean }[]>`
    insert into source (name, profile, created_at, updated_at) values (${name}, ${sql.json(profile as never)}, ${now}, ${now})
    on conflict (name) do update set profile = excluded.profile, updated_at = excluded.updated_at
    returning created_at = updated_at as "isNew"`
  return row?.isNew ?? false
}
