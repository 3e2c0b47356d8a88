import { inTurns, type Ratio } from './pairs'
import { cityPoints, type TilesCity } from './tiles-city'

const OURS = 400_000
const JOINED = 40_000

/** Points to unit cells, ours ÷ a PostGIS join over the same irregular cells; every answer of both compared. */
export async function pointCell(
  { city, sql }: TilesCity,
  pairs: number,
  random: () => number,
  say: (line: string) => void,
): Promise<{ ratio: Ratio; checked: number; differing: number }> {
  const points = [...cityPoints(city, OURS, random)]
  await sql.unsafe(`drop table if exists bench_cells, bench_asked;
    create table bench_cells (code text, geom geometry(Geometry, 4326));
    create table bench_asked (n int, geom geometry(Point, 4326))`)
  const cells = city.ofKind('cell').map(({ code }) => ({ code, geometry: JSON.stringify(city.geometry(code)) }))
  for (let from = 0; from < cells.length; from += 500)
    await sql`
      insert into bench_cells select code, st_setsrid(st_geomfromgeojson(geometry), 4326)
      from jsonb_to_recordset(${sql.json(cells.slice(from, from + 500))}) as cell(code text, geometry text)`
  const asked = points.slice(0, JOINED).map(({ lng, lat }, n) => ({ n, lng, lat }))
  await sql`
    insert into bench_asked select n, st_setsrid(st_makepoint(lng, lat), 4326)
    from jsonb_to_recordset(${sql.json(asked)}) as asked(n int, lng float8, lat float8)`
  await sql.unsafe('create index on bench_cells using gist (geom); analyze bench_cells; analyze bench_asked')

  const found: (string | null)[] = new Array(points.length)
  const ours = async () => {
    const began = performance.now()
    points.forEach(({ lng, lat }, at) => {
      found[at] = city.locate(lng, lat)?.cell ?? null
    })
    return points.length / ((performance.now() - began) / 1000)
  }
  const joined = new Map<number, string[]>()
  const baseline = async () => {
    const began = performance.now()
    const rows = await sql<{ n: number; code: string }[]>`
      select n, code from bench_asked join bench_cells on st_intersects(bench_cells.geom, bench_asked.geom)`
    const rate = JOINED / ((performance.now() - began) / 1000)
    joined.clear()
    for (const { n, code } of rows) joined.set(n, [...(joined.get(n) ?? []), code])
    return rate
  }
  const ratio = await inTurns('point-cell', 'points/s', pairs, ours, baseline, say)
  let differing = 0
  for (let n = 0; n < JOINED; n += 1) {
    const cell = found[n]
    const theirs = joined.get(n) ?? []
    // A point on a border lies in both for PostGIS, in one of them for us.
    if (cell == null ? theirs.length > 0 : !theirs.includes(cell)) differing += 1
  }
  return { ratio, checked: JOINED, differing }
}
