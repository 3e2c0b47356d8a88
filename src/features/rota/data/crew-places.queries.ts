import type { Connection } from '@/platform/db/client'

export interface CrewPlace {
  readonly unit: string
  readonly lng: number
  readonly lat: number
  readonly at: Date
}

/**
 * Where each crew last was by its own word: the newest report of one of its people, since a moment, that carries the
 * place of its photograph. Nobody is followed; a crew whose reports carry no place has none.
 */
export const crewPlaces = (sql: Connection, crews: readonly string[], since: Date, at: Date) => sql<CrewPlace[]>`
  select distinct on (p.unit) p.unit, l.lng, l.lat, l.at
  from person p
  cross join lateral (
    select s.at, (s.data->'photos'->-1->>'lng')::float8 as lng, (s.data->'photos'->-1->>'lat')::float8 as lat
    from case_step s
    where s.actor = 'person:' || p.id and s.at > ${since} and s.at <= ${at}
      and jsonb_typeof(s.data->'photos'->-1->'lng') = 'number' and jsonb_typeof(s.data->'photos'->-1->'lat') = 'number'
    order by s.seq desc limit 1) l
  where p.unit = any(${crews as string[]})
  order by p.unit, l.at desc`

/** Posts that a change leaves empty at a moment: the newest change that holds names nobody. */
export async function emptyPosts(sql: Connection, posts: readonly string[], at: Date): Promise<number> {
  const [row] = await sql<{ count: number }[]>`
    select count(*)::int as count from (
      select distinct on (post) post, person from duty_change
      where "from" <= ${at} and "to" > ${at} and at <= ${at} and post = any(${posts as string[]})
      order by post, id desc) newest
    where person is null`
  return row?.count ?? 0
}
