import type { Connection } from '@/platform/db/client'

/** Names of people and of keys by the actor of their entries, `person:<id>`, `client:<id>`; who is gone has none. */
export async function actorNames(sql: Connection, actors: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await sql<{ actor: string; name: string }[]>`
    select actor, name from (
      select 'person:' || id as actor, name from person union all select 'client:' || id::text, name from api_key) known
    where actor = any(${[...new Set(actors)]})`
  return new Map(rows.map(({ actor, name }) => [actor, name]))
}
