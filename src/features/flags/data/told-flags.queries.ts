import type { Connection, Tx } from '@/platform/db/client'
import { lookAt } from '../../areas'
import { type UnitCity, unitResolver } from '../../units'
import type { OpenFlag } from '../domain/flag'
import type { FlagChange, FlagPlace } from '../domain/flag-change'
import type { RulePack } from '../domain/rule-pack'
import type { Colour } from '../domain/rules'
import { rulesAt } from './flag-rule.queries'
import { flagsStatement } from './open-flags.sql'
import { thingsBetween } from './things-between.sql'

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

/**
 * What differs between the flags lit at two moments, as `flagChanges` says it of two lists. Read are only the things
 * that time may have changed between them, and the database holds them against each other, so that what stays as it
 * was is never sent. Those that went on come first, the worst first.
 */
export async function changesBetween(sql: Connection, from: Date, to: Date, timeZone: string): Promise<FlagChange[]> {
  const packs = { from: await rulesAt(sql, from), to: await rulesAt(sql, to) }
  const only = await thingsBetween(sql, from, to, timeZone, packs.to)
  const subjects = (['project', 'step', 'unit'] as const).filter(each => only[each]?.length !== 0)
  if (subjects.length === 0) return []
  const lit = (at: Date, pack: RulePack) =>
    flagsStatement(sql, { look: lookAt(at, timeZone, { kind: 'all' }), pack, subjects, only })
  const rows = await sql<(OpenFlag & { before: Colour | null; wasId: string | null; wasSubject: string | null })[]>`
    select f.*, w.colour as before, w.id as "wasId", w.subject as "wasSubject"
    from (${lit(to, packs.to)}) as f
    full join (select subject, id, colour from (${lit(from, packs.from)}) as flag) as w on w.subject = f.subject and w.id = f.id
    where w.colour is distinct from f.colour
    order by f.colour, f.days desc, f.subject, f.id`
  const out = rows.filter(each => each.id === null)
  const cleared =
    out.length === 0
      ? []
      : await sql<OpenFlag[]>`
        select flag.* from (${lit(from, packs.from)}) as flag
        join unnest(${out.map(each => each.wasSubject)}::text[], ${out.map(each => each.wasId)}::text[]) as out (subject, id)
          using (subject, id)
        order by colour, days desc, subject, id`
  return [
    ...rows.flatMap(({ before, wasId: _, wasSubject: __, ...flag }): FlagChange[] =>
      flag.id === null ? [] : [{ type: 'flag.raised', flag, before }],
    ),
    ...cleared.map((flag): FlagChange => ({ type: 'flag.cleared', flag, before: flag.colour })),
  ]
}
