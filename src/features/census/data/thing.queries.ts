import type { Connection, Tx } from '@/platform/db/client'
import type { Finding, FindingInput } from '../domain/finding'

export interface Thing {
  readonly id: string
  readonly cell: string
  /** Record of the ledger; null for what is new. */
  readonly recordId: string | null
  readonly code: string | null
  readonly cls: string
  readonly title: string | null
  /** As the ledger had it when the round began. */
  readonly state: string | null
  readonly lng: number | null
  readonly lat: number | null
  readonly finding: Finding | null
}

/** How far a cell is, and what was found otherwise than the ledger has it. */
export interface CellProgress {
  readonly cell: string
  readonly expected: number
  readonly seen: number
  readonly missing: number
  readonly moved: number
  readonly added: number
  /** Found there, in another state than the ledger's. */
  readonly changed: number
}

/** Puts the ledger's components of a round's cells on its list. @returns how many */
export async function listThings(
  tx: Tx,
  round: { readonly id: string; readonly cells: readonly string[]; readonly groups: readonly string[] },
): Promise<number> {
  const { count } = await tx`
    insert into census_thing (id, round_id, cell, record_id, code, cls, title, state, lng, lat)
    select gen_random_uuid(), ${round.id}, cell, id, asset_code, cls, title, state, lng, lat from live.asset
    where cell = any(${round.cells as string[]}::text[]) and cls ~ '^C[0-9]{4}$'
      and (cardinality(${round.groups as string[]}::text[]) = 0 or left(cls, 3) = any(${round.groups as string[]}::text[]))`
  return count
}

const latest = (sql: Connection) => sql`
  census_thing t left join lateral (
    select kind, state, lng, lat, note, at from census_finding f where f.thing_id = t.id order by seq desc limit 1
  ) f on true`

interface ThingRow extends Omit<Thing, 'finding'> {
  readonly kind: Finding['kind'] | null
  readonly foundState: Finding['state']
  readonly foundLng: number | null
  readonly foundLat: number | null
  readonly note: string | null
  readonly at: Date | null
}

export async function thingsOf(sql: Connection, roundIds: readonly string[]): Promise<(Thing & { roundId: string })[]> {
  const rows = await sql<(ThingRow & { roundId: string })[]>`
    select t.round_id as "roundId", t.id, t.cell, t.record_id as "recordId", t.code, t.cls, t.title, t.state, t.lng, t.lat,
      f.kind, f.state as "foundState", f.lng as "foundLng", f.lat as "foundLat", f.note, f.at
    from ${latest(sql)} where t.round_id = any(${roundIds as string[]}::uuid[])
    order by t.cell, t.cls, t.code nulls last, t.id`
  return rows.map(({ kind, foundState, foundLng, foundLat, note, at, ...thing }) => ({
    ...thing,
    finding: kind && at ? { kind, state: foundState, lng: foundLng, lat: foundLat, note: note ?? '', at } : null,
  }))
}

/** A new thing that the phone took back (`missing`) counts as nothing. */
export const progressOf = (sql: Connection, roundIds: readonly string[]) => sql<
  (CellProgress & { readonly roundId: string })[]
>`
  select t.round_id as "roundId", t.cell,
    count(*) filter (where t.record_id is not null)::int as expected,
    count(f.kind) filter (where t.record_id is not null)::int as seen,
    count(*) filter (where t.record_id is not null and f.kind = 'missing')::int as missing,
    count(*) filter (where f.kind = 'moved' and t.record_id is not null)::int as moved,
    count(*) filter (where t.record_id is null and f.kind <> 'missing')::int as added,
    count(*) filter (where f.kind = 'found' and t.record_id is not null and f.state is distinct from t.state)::int as changed
  from ${latest(sql)} where t.round_id = any(${roundIds as string[]}::uuid[]) group by 1, 2 order by 1, 2`

/** Who walked a round: whoever sent a finding of it. */
export const surveyorsOf = async (sql: Connection, roundId: string): Promise<string[]> =>
  (
    await sql<{ actor: string }[]>`
      select distinct f.actor from census_finding f join census_thing t on t.id = f.thing_id where t.round_id = ${roundId}`
  ).map(each => each.actor)

/** A thing of a round; null where the round has no such thing. */
export async function thingIn(sql: Connection, roundId: string, thingId: string) {
  const [row] = await sql<{ recordId: string | null }[]>`
    select record_id as "recordId" from census_thing where id = ${thingId} and round_id = ${roundId}`
  return row ?? null
}

export const isKnownFinding = async (sql: Connection, commandId: string): Promise<boolean> =>
  (await sql`select 1 from census_finding where command_id = ${commandId}`).length > 0

/** Puts something that the ledger does not know on a round's list. */
export const addNewThing = (
  tx: Tx,
  roundId: string,
  cell: string,
  { thing, cls, title, lng, lat }: Extract<FindingInput, { kind: 'new' }>,
) => tx`
  insert into census_thing (id, round_id, cell, cls, title, lng, lat)
  values (${thing}, ${roundId}, ${cell}, ${cls}, ${title}, ${lng}, ${lat})`

export const addFinding = (
  tx: Tx,
  input: FindingInput,
  said: { readonly at: Date; readonly receivedAt: Date; readonly actor: string },
) => tx`
  insert into census_finding (command_id, thing_id, kind, state, lng, lat, note, at, received_at, actor)
  values (${input.commandId}, ${input.thing}, ${input.kind}, ${'state' in input ? input.state : null},
    ${'lng' in input ? input.lng : null}, ${'lat' in input ? input.lat : null}, ${input.note}, ${said.at},
    ${said.receivedAt}, ${said.actor})`

/** The highest serial of components whose codes begin so. */
export async function lastSerial(sql: Connection, prefix: string): Promise<number> {
  const [row] = await sql<{ last: number | null }[]>`
    select max(substr(asset_code, 11)::int) as last from record.asset
    where starts_with(asset_code, ${prefix}) and asset_code ~ '^[0-9]{16}$'`
  return row?.last ?? 0
}
