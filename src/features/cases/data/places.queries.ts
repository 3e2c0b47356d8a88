import type { Connection } from '@/platform/db/client'

export interface NamedPlace {
  readonly label: string
  readonly lng: number
  readonly lat: number
}

/** Roads whose name stands in a text, the longest name first; one point a name. */
export const roadsNamedIn = (sql: Connection, text: string) => sql<NamedPlace[]>`
  select distinct on (length(name), name) name as label, lng, lat from live.road
  where length(name) >= 2 and position(name in ${text}) > 0 and lng is not null
  order by length(name) desc, name, segment_id limit 4`

/** A component by its code, or by the beginning of one. */
export const assetsOfCode = (sql: Connection, code: string) => sql<(NamedPlace & { readonly cls: string })[]>`
  select asset_code as label, cls, lng, lat from live.asset
  where starts_with(asset_code, ${code}) and lng is not null order by asset_code limit 4`
