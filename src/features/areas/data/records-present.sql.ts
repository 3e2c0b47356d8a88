import type { Connection } from '@/platform/db/client'

/** The first record table that holds a row, now or in the past; null where the database is empty. */
export async function tableWithRecords(sql: Connection): Promise<string | null> {
  const tables = await sql<{ schema: string; name: string }[]>`
    select n.nspname as schema, c.relname as name
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and n.nspname in ('record', 'history') order by 1 desc, 2`
  for (const { schema, name } of tables) {
    const [row] = await sql<{ present: boolean }[]>`select exists(select 1 from ${sql(schema)}.${sql(name)}) as present`
    if (row?.present) return name
  }
  return null
}
