import type { Connection } from '@/platform/db/client'

export interface OutsidePerson {
  readonly id: string
  readonly name: string
  readonly post: string | null
  readonly unit: string
  /** Last request that came with a session of theirs that has not ended. */
  readonly activeAt: Date | null
  /** Where they last took or did something, or photographed it. */
  readonly lng: number | null
  readonly lat: number | null
  readonly placedAt: Date | null
}

/** People of units who work outside, with the last place they are known to have been at since a moment. */
export const peopleOutside = (sql: Connection, units: readonly string[], since: Date, at: Date) => sql<OutsidePerson[]>`
  select p.id, p.name, p.post, p.unit, s.active_at as "activeAt", l.lng, l.lat, l.at as "placedAt"
  from person p
  left join lateral (
    select max(updated_at) as active_at from person_session where user_id = p.id and expires_at > ${at}) s on true
  left join lateral (
    select t.at, coalesce((t.data->'photos'->-1->>'lng')::float8, c.lng) as lng,
      coalesce((t.data->'photos'->-1->>'lat')::float8, c.lat) as lat
    from case_step t join live."case" c on c.id = t.case_id
    where t.actor = 'person:' || p.id and t.command in ('accept', 'handle', 'verify', 'check')
      and t.at between ${since} and ${at}
    order by t.seq desc limit 1) l on true
  where p.unit = any(${units as string[]}) and p.disabled_at is null
    and p.roles && array['inspector', 'assistant', 'approver']
  order by p.id limit 500`

export interface WorkInHand {
  readonly unit: string
  readonly assignee: string | null
  /** Who took it, as `person:…`. */
  readonly takenBy: string | null
}

/** Cases that units, crews or people have and have not done, but one. */
export const workInHand = (sql: Connection, having: readonly string[], but: string) => sql<WorkInHand[]>`
  select c.unit, c.assignee, case when c.status = 'handling' then taken.actor end as "takenBy"
  from live."case" c
  left join lateral (
    select actor from case_step s where s.case_id = c.id and s.command = 'accept' order by seq desc limit 1) taken on true
  where c.status not in ('closed', 'rejected', 'voided') and c.status in ('dispatched', 'handling')
    and (c.unit = any(${having as string[]}) or c.assignee = any(${having as string[]})) and c.id <> ${but}::uuid
  limit 5000`

/** Whether somebody of this identifier can be given work. */
export async function worksHere(sql: Connection, id: string): Promise<boolean> {
  const [row] = await sql`select 1 from person where id = ${id} and disabled_at is null and unit is not null`
  return row !== undefined
}

/** What is on the door of whom a case was given to; null where that is a unit. */
export async function postOf(sql: Connection, id: string): Promise<string | null> {
  const [row] = await sql<{ post: string | null }[]>`select post from person where id = ${id}`
  return row?.post ?? null
}
