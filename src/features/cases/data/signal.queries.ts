import type { Connection } from '@/platform/db/client'

export interface DevicePlace {
  readonly lng: number | null
  readonly lat: number | null
  readonly district: string | null
  readonly assetId: string | null
}

/** Where a device stands, by its number; `null` where it is in no register. */
export async function placeOfDevice(sql: Connection, device: string): Promise<DevicePlace | null> {
  const [row] = await sql<DevicePlace[]>`
    select lng, lat, district, asset_id as "assetId" from live.device where device_id = ${device} order by id limit 1`
  return row ?? null
}

/** The open case that a device opened for the same thing since a moment; `null` where there is none. */
export async function openCaseOfDevice(
  sql: Connection,
  { device, cls, since }: { readonly device: string; readonly cls: string; readonly since: Date },
): Promise<{ readonly id: string; readonly caseNo: string; readonly version: number } | null> {
  const [row] = await sql<{ id: string; caseNo: string; version: number }[]>`
    select c.id, c.case_no as "caseNo", (extract(epoch from c.known_from) * 1000)::int8 as version
    from live."case" c join case_step s on s.case_id = c.id and s.command = 'register'
    where c.status not in ('closed', 'rejected', 'voided') and c.reported_at >= ${since} and c.cls = ${cls}
      and c.found_by in ('sensor', 'video') and s.data->>'device' = ${device}
    order by c.reported_at desc limit 1`
  return row ?? null
}
