import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { drizzle } from 'drizzle-orm/postgres-js'
import { migrate as runMigrations } from 'drizzle-orm/postgres-js/migrator'
import { connect } from './client'

const folder = path.resolve('drizzle')
const MIGRATION_LOCK = 5101001

/**
 * Brings the database to the current shape: the numbered history once each, then the repeatable files
 * (views and functions) whose text has changed. Safe when several nodes start together.
 */
export async function migrate(url: string): Promise<void> {
  const sql = connect(url, { max: 1, applicationName: 'chengmai-migrate' })
  try {
    await sql`select pg_advisory_lock(${MIGRATION_LOCK})`
    await runMigrations(drizzle(sql), { migrationsFolder: folder })
    await sql`create table if not exists repeatable_migration (name text primary key, hash text not null)`
    const names = (await readdir(path.join(folder, 'repeatable'))).filter(each => each.endsWith('.sql')).sort()
    const texts = await Promise.all(names.map(each => readFile(path.join(folder, 'repeatable', each), 'utf8')))
    const columns = await sql`
      select coalesce(md5(string_agg(table_name || column_name || data_type, ',' order by table_name, ordinal_position)), '') as shape
      from information_schema.columns where table_schema = 'record'`
    for (const [at, name] of names.entries()) {
      const text = texts[at] ?? ''
      const hash = createHash('sha256').update(text).update(String(columns[0]?.shape)).digest('hex')
      const [applied] = await sql`select 1 from repeatable_migration where name = ${name} and hash = ${hash}`
      if (applied) continue
      await sql.begin(async tx => {
        await tx.unsafe(text)
        await tx`insert into repeatable_migration values (${name}, ${hash})
                 on conflict (name) do update set hash = excluded.hash`
      })
    }
  } finally {
    await sql.end()
  }
}
