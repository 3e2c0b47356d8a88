import type { Connection, Tx } from '@/platform/db/client'
import type { ComparedProject } from '../domain/likeness'

export type MatchState = 'waiting' | 'joined' | 'apart'

const compared = (side: string) => `json_build_object('id', ${side}.id, 'source', ${side}.source,
  'projectCode', ${side}.project_code, 'codeValid', ${side}.code_valid, 'name', coalesce(${side}.name, ${side}.title),
  'ownerCredit', ${side}.owner_credit, 'ownerCreditValid', ${side}.owner_credit_valid, 'district', ${side}.district,
  'lng', ${side}.lng, 'lat', ${side}.lat)`

/** The beginning of a name, without spaces and brackets: who shares it may be alike. */
const beginning = (side: string) =>
  `left(regexp_replace(coalesce(${side}.name, ${side}.title, ''), '[[:space:][:punct:]]', '', 'g'), 3)`

/** Degrees that 300 metres are at most, between 15 and 60 degrees of latitude. */
const NEAR_DEGREES = 0.0055

/**
 * Pairs of different sources that may be alike and were not looked at before; one of each became known after a moment.
 * The older comes first: it is the one that goes on to count.
 */
export const candidates = (sql: Connection, after: Date | null, limit: number) => sql<
  { first: ComparedProject; second: ComparedProject }[]
>`
  with fresh as (select * from live.project where ${after === null ? sql`true` : sql`known_from > ${after}`}),
  pair as (
    select f.id as a, o.id as b from fresh f join live.project o
      on replace(upper(f.project_code), '-', '') = replace(upper(o.project_code), '-', '')
    union
    select f.id, o.id from fresh f join live.project o on f.owner_credit = o.owner_credit
      and (f.name = o.name or f.district = o.district)
    union
    select f.id, o.id from fresh f join live.project o
      on f.district = o.district and ${sql.unsafe(beginning('f'))} = ${sql.unsafe(beginning('o'))}
    union
    select f.id, o.id from fresh f join live.project o
      on f.district = o.district and abs(f.lng - o.lng) < ${NEAR_DEGREES}::float8 and abs(f.lat - o.lat) < ${NEAR_DEGREES}::float8
  )
  select distinct ${sql.unsafe(compared('x'))}::jsonb as first, ${sql.unsafe(compared('y'))}::jsonb as second
  from pair
  join live.project x on x.id = pair.a or x.id = pair.b
  join live.project y on (y.id = pair.a or y.id = pair.b) and (x.ingested_at, x.id) < (y.ingested_at, y.id)
  where x.source <> y.source
    and not exists (select 1 from project_match m where m.first_id = x.id and m.second_id = y.id)
  limit ${limit}`

/** The newest moment from which a project is known. */
export async function newestProject(sql: Connection): Promise<Date | null> {
  const [row] = await sql<{ at: Date | null }[]>`select max(known_from) as at from record.project`
  return row?.at ?? null
}

interface NewMatch {
  readonly id: string
  readonly firstId: string
  readonly secondId: string
  readonly reasons: readonly string[]
  readonly score: number
  readonly state: MatchState
  readonly decidedBy: string | null
  readonly now: Date
}

/** Answers false where the pair is known already. */
export async function addMatch(tx: Connection, match: NewMatch): Promise<boolean> {
  const { id, firstId, secondId, reasons, score, state, decidedBy, now } = match
  const done = await tx`
    insert into project_match (id, first_id, second_id, reasons, score, state, decided_by, decided_at, found_at)
    values (${id}, ${firstId}, ${secondId}, ${reasons as string[]}, ${score}, ${state}, ${decidedBy},
      ${decidedBy === null ? null : now}, ${now})
    on conflict (first_id, second_id) do nothing`
  return done.count > 0
}

export interface StoredMatch {
  readonly id: string
  readonly firstId: string
  readonly secondId: string
  readonly state: MatchState
}

export async function holdMatch(tx: Tx, id: string): Promise<StoredMatch | null> {
  const [row] = await tx<StoredMatch[]>`
    select id, first_id as "firstId", second_id as "secondId", state from project_match where id::text = ${id} for update`
  return row ?? null
}

interface Decision {
  readonly id: string
  readonly state: MatchState
  readonly by: string | null
  readonly note: string | null
  readonly now: Date
}

export const decideMatch = (tx: Tx, { id, state, by, note, now }: Decision) => tx`
  update project_match set state = ${state}, decided_by = ${by}, decided_at = ${by === null ? null : now}, note = ${note}
  where id = ${id}::uuid`

/** The record that counts for one, and those that are linked to it. */
export async function standing(tx: Tx, id: string) {
  const [row] = await tx<{ counts: string; withdrawn: boolean; followers: string[] }[]>`
    select coalesce(p.same_as, p.id) as counts, p.withdrawn,
      array(select f.id from record.project f where f.same_as = p.id) as followers
    from record.project p where p.id = ${id}::uuid`
  return row ?? null
}

export interface MatchSide {
  readonly id: string
  readonly source: string
  readonly projectCode: string
  readonly name: string
  readonly ownerName: string | null
  readonly ownerCredit: string | null
  readonly address: string | null
  readonly district: string | null
  readonly signedAt: string | null
  readonly steps: number
}

export interface ListedMatch {
  readonly id: string
  readonly reasons: readonly string[]
  readonly score: number
  readonly state: MatchState
  readonly decidedBy: string | null
  readonly decidedAt: Date | null
  readonly note: string | null
  readonly first: MatchSide
  readonly second: MatchSide
}

const side = (
  name: string,
) => `json_build_object('id', ${name}.id, 'source', ${name}.source, 'projectCode', ${name}.project_code,
  'name', coalesce(${name}.name, ${name}.title, ${name}.project_code), 'ownerName', ${name}.owner_name,
  'ownerCredit', ${name}.owner_credit, 'address', ${name}.address, 'district', ${name}.district, 'signedAt', ${name}.signed_at,
  'steps', (select count(*) from record.approval_step s where s.source = ${name}.source and s.project_code = ${name}.project_code))`

/** The likeliest first; decided ones newest first. What one side was joined to in the meantime is in doubt no more. */
export const listMatches = (sql: Connection, state: MatchState, limit: number) => sql<ListedMatch[]>`
  select m.id, m.reasons, m.score, m.state, m.decided_by as "decidedBy", m.decided_at as "decidedAt", m.note,
    ${sql.unsafe(side('a'))} as first, ${sql.unsafe(side('b'))} as second
  from project_match m join record.project a on a.id = m.first_id join record.project b on b.id = m.second_id
  where m.state = ${state} and not a.withdrawn and not b.withdrawn
    and (m.state <> 'waiting' or (a.same_as is null and b.same_as is null))
  order by case when m.state = 'waiting' then -m.score end, m.decided_at desc, m.id limit ${limit}`

export const matchCounts = (sql: Connection) => sql<{ state: MatchState; count: number }[]>`
  select m.state, count(*)::int as count
  from project_match m join record.project a on a.id = m.first_id join record.project b on b.id = m.second_id
  where not a.withdrawn and not b.withdrawn
    and (m.state <> 'waiting' or (a.same_as is null and b.same_as is null))
  group by m.state`
