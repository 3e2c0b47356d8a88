import type { Connection, Tx } from '@/platform/db/client'
import { type UnitCity, unitResolver } from '../../units'
import type { FlagPlace } from '../domain/flag-change'

const TELLING_LOCK = 5101021

/** One teller at a time, until the transaction ends. */
export const lockTelling = (tx: Tx) => tx`select pg_advisory_xact_lock(${TELLING_LOCK})`

/** The moment up to which flags were last told, by any process; null where none was after `since`. */
export async function toldUntil(sql: Connection, since: Date | null): Promise<Date | null> {
  const [row] = await sql<{ at: Date | null }[]>`
    select at from event_log
    where type in ('flag.raised', 'flag.cleared') ${since === null ? sql`` : sql`and at > ${since}`}
    order by seq desc limit 1`
  return row?.at ?? null
}

/** Places of projects and of steps by record id; a step takes its project's where it has none. */
export async function flagPlaces(
  sql: Connection,
  city: UnitCity,
  ids: readonly string[],
): Promise<ReadonlyMap<string, FlagPlace>> {
  const rows = await sql<(Omit<FlagPlace, 'units'> & { readonly id: string; readonly words: readonly string[] })[]>`
    select id::text, id::text as project, street, community, cell,
      array_remove(array[assistant_unit, approving_unit], null) as words
    from live.project where id = any(${ids as string[]})
    union all
    select s.id::text, p.id::text, coalesce(s.street, p.street), coalesce(s.community, p.community),
      coalesce(s.cell, p.cell), array_remove(array[p.assistant_unit], null)
    from live.approval_step s
    left join lateral (
      select id, street, community, cell, assistant_unit from live.project p where p.project_code = s.project_code
      order by (p.source = s.source) desc, p.id limit 1) p on true
    where s.id = any(${ids as string[]})`
  const { resolve } = unitResolver(city)
  return new Map(
    rows.map(({ id, words, ...place }) => [id, { ...place, units: words.flatMap(each => resolve(each) ?? []) }]),
  )
}
