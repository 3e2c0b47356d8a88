import { existsSync } from 'node:fs'
import type { Sql } from '@/platform/db/client'
import { Missing } from './report'

/** Debian's PostgreSQL 15, whose PostGIS is what the map is measured against. */
export const POSTGIS_BIN = '/usr/lib/postgresql/15/bin'
const EXTENSION = '/usr/share/postgresql/15/extension/postgis.control'

/** @throws Missing */
export function requirePostgis(): void {
  if (!existsSync(EXTENSION) || !existsSync(`${POSTGIS_BIN}/postgres`))
    throw new Missing(
      'PostGIS is not installed, and the bench measures against it. On Debian:\n' +
        '  apt-get update && apt-get install -y postgresql-15-postgis-3',
    )
}

/** The same points as our records, as PostGIS would keep them for tiles. */
export async function makePostgisPoints(sql: Sql): Promise<void> {
  await sql.unsafe(`
    create extension if not exists postgis;
    drop table if exists bench_points;
    create table bench_points as
      select id, status, cls, unit, st_transform(st_setsrid(st_makepoint(lng, lat), 4326), 3857) as geom from record."case";
    create index on bench_points using gist (geom);
    cluster bench_points using bench_points_geom_idx;
    analyze bench_points;`)
}

export interface TraceTile {
  readonly zoom: number
  readonly x: number
  readonly y: number
}

/** One tile as PostGIS makes it, with the attributes that ours has. */
export const postgisTile = (sql: Sql, { zoom, x, y }: TraceTile) => sql<{ tile: Buffer }[]>`
  select st_asmvt(tile, 'cases', 4096, 'geom') as tile from (
    select st_asmvtgeom(geom, st_tileenvelope(${zoom}, ${x}, ${y}), 4096, 64, true) as geom,
      1 as count, id::text, status, cls, unit
    from bench_points where geom && st_tileenvelope(${zoom}, ${x}, ${y})) as tile`

/** Points that lie in a tile, counted from degrees: neither its bounding boxes nor ours. */
export async function pointsInTile(sql: Sql, { zoom, x, y }: TraceTile): Promise<number> {
  const [row] = await sql<{ points: number }[]>`
    select count(*)::int as points from record."case"
    where lng >= ${x}::float8 / 2 ^ ${zoom}::int * 360 - 180 - 1e-9 and lng < (${x}::float8 + 1) / 2 ^ ${zoom}::int * 360 - 180 + 1e-9
      and floor((lng / 360 + 0.5) * 2 ^ ${zoom}::int) = ${x}
      and floor((0.5 - ln((1 + sin(radians(lat))) / (1 - sin(radians(lat)))) / (4 * pi())) * 2 ^ ${zoom}::int) = ${y}`
  return row?.points ?? 0
}
