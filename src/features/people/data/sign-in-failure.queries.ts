import type { Connection } from '@/platform/db/client'

const nameKey = (name: string) => `name:${name}`

/** Counts one more attempt under a key and answers how many it has had since the counting began. */
async function countOne(sql: Connection, key: string, now: Date, forgotten: Date): Promise<number> {
  const [row] = await sql<{ count: number }[]>`
    insert into sign_in_failure as f (key, count, since) values (${key}, 1, ${now})
    on conflict (key) do update set
      count = case when f.since < ${forgotten} then 1 else f.count + 1 end,
      since = case when f.since < ${forgotten} then excluded.since else f.since end
    returning count`
  return row?.count ?? 1
}

/** Counts an attempt by name and by address, before it is judged. */
export async function countAttempt(
  sql: Connection,
  {
    name,
    from,
    now,
    forgotten,
  }: { readonly name: string; readonly from: string | null; readonly now: Date; readonly forgotten: Date },
) {
  const byName = await countOne(sql, nameKey(name), now, forgotten)
  const byAddress = from === null ? 0 : await countOne(sql, `from:${from}`, now, forgotten)
  return { byName, byAddress }
}

/** A success forgives its name, and takes itself off its address. */
export async function forgive(sql: Connection, name: string, from: string | null): Promise<void> {
  await sql`delete from sign_in_failure where key = ${nameKey(name)}`
  if (from !== null) await sql`update sign_in_failure set count = count - 1 where key = ${`from:${from}`} and count > 0`
}

/** What nobody counts any more. */
export const sweepFailures = (sql: Connection, forgotten: Date) =>
  sql`delete from sign_in_failure where since < ${forgotten}`
