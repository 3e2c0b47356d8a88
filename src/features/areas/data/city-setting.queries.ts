import type { Connection } from '@/platform/db/client'

interface CitySetting {
  readonly name: string
  readonly folder: string
}

/** The city this database belongs to, `undefined` while none was chosen. */
export async function readCitySetting(sql: Connection): Promise<CitySetting | undefined> {
  const [row] = await sql<CitySetting[]>`select name, folder from city_setting`
  return row
}

/** Keeps the first choice when two nodes start together. */
export async function keepCitySetting(sql: Connection, { name, folder }: CitySetting, at: Date): Promise<void> {
  await sql`insert into city_setting (name, folder, chosen_at) values (${name}, ${folder}, ${at}) on conflict do nothing`
}

/** Puts another city in the place of the first choice; only for a database without records. */
export async function replaceCitySetting(sql: Connection, { name, folder }: CitySetting, at: Date): Promise<void> {
  await sql`
    insert into city_setting (name, folder, chosen_at) values (${name}, ${folder}, ${at})
    on conflict ("only") do update set name = excluded.name, folder = excluded.folder, chosen_at = excluded.chosen_at`
}
