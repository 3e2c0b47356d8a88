import type { Connection } from '@/platform/db/client'

/** The version that stood at a moment; null: no matrix was kept then. */
export async function versionAt(sql: Connection, at: Date): Promise<number | null> {
  const [row] = await sql<{ version: number | null }[]>`
    select max(version)::int as version from matrix_version where at <= ${at}`
  return row?.version ?? null
}

/** A street with where it lies; null for a district that has none. */
export interface Street {
  readonly street: string | null
  readonly district: string
  readonly body: string | null
}

/**
 * How many stretches of the city have an answer of their own, counted by the database from the lines themselves:
 * districts whose streets agree count once, the others by street.
 */
export async function countAnswers(
  sql: Connection,
  {
    version,
    cls,
    streets,
    units,
  }: {
    readonly version: number
    readonly cls: string
    readonly streets: readonly Street[]
    readonly units: readonly string[]
  },
): Promise<number> {
  const classes = [cls, cls.slice(0, 3), cls.slice(0, 1), '*']
  const [row] = await sql<{ count: number }[]>`
    with place as (
      select * from jsonb_to_recordset(${sql.json(streets as never)}) as s(street text, district text, body text)),
    answer as (
      select p.district, (
        select m.line from matrix_line m
        where m.from_version <= ${version} and (m.to_version is null or m.to_version > ${version})
          and m.cls = any(${classes}) and m.owner = '*' and m.unit = any(${units as string[]})
          and m.area in ('*', p.district, p.body, p.street)
        order by array_position(${classes}::text[], m.cls),
          array_position(array[p.street, p.body, p.district, '*']::text[], m.area), m.line collate "C" limit 1) as line
      from place p)
    select coalesce(sum(case when answers = 1 then 1 else streets end), 0)::int as count
    from (select count(*) as streets, count(distinct coalesce(line, '')) as answers from answer group by district) d`
  return row?.count ?? 0
}
