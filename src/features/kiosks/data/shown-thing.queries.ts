import type { Connection } from '@/platform/db/client'
import type { City } from '../../areas'

interface Row {
  readonly name: string | null
  readonly cls: string | null
  readonly lng: number | null
  readonly lat: number | null
  /** Of a camera. */
  readonly device: string | null
  readonly template: string | null
}

/** What a case, a project or a camera is called on a wall, and where it is. A case goes by its class: its text may name people. */
export async function thingToShow(
  sql: Connection,
  city: City,
  { dataset, id }: { readonly dataset: 'case' | 'project' | 'device'; readonly id: string },
) {
  const [row] =
    dataset === 'case'
      ? await sql<Row[]>`
          select null as name, cls, lng, lat, null as device, null as template from live."case" where id = ${id}`
      : dataset === 'project'
        ? await sql<Row[]>`
            select coalesce(name, title, project_code) as name, null as cls, lng, lat, null as device, null as template
            from live.project where id = ${id}`
        : await sql<Row[]>`
            select coalesce(title, device_id) as name, null as cls, lng, lat, device_id as device, snapshot_url as template
            from live.device where id = ${id} and kind = 'camera'`
  if (!row) return null
  const { lng, lat } = row
  return {
    title: row.name ?? city.classes.get(row.cls ?? '')?.name.zh ?? row.cls,
    place: lng === null || lat === null ? null : { lng, lat },
    camera: row.device === null ? null : { device: row.device, template: row.template },
  }
}
