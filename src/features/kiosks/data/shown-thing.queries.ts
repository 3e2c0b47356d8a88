import type { Connection } from '@/platform/db/client'
import type { City } from '../../areas'

interface Row {
  readonly name: string | null
  readonly cls: string | null
  readonly lng: number | null
  readonly lat: number | null
}

/** What a case or project is called on a wall, and where it is. A case goes by its class: its text may name people. */
export async function thingToShow(
  sql: Connection,
  city: City,
  { dataset, id }: { readonly dataset: 'case' | 'project'; readonly id: string },
) {
  const [row] =
    dataset === 'case'
      ? await sql<Row[]>`select null as name, cls, lng, lat from live."case" where id = ${id}`
      : await sql<Row[]>`
          select coalesce(name, title, project_code) as name, null as cls, lng, lat from live.project where id = ${id}`
  if (!row) return null
  const { lng, lat } = row
  return {
    title: row.name ?? city.classes.get(row.cls ?? '')?.name.zh ?? row.cls,
    place: lng === null || lat === null ? null : { lng, lat },
  }
}
