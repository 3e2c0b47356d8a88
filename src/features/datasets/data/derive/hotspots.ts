import type { Sql, Tx } from '@/platform/db/client'
import { findHotspots, type SpotCase } from '../../domain/derive/hotspots'
import { lockRecords } from '../merge-lock'

interface SpotRow extends SpotCase {
  readonly hotspotId: string | null
  readonly hotspotCleared: boolean | null
}

/** A case that counts for a spot, under the alias `c`. */
const eligible = `not c.withdrawn and c.same_as is null and c.lng is not null and c.lat is not null
  and c.reported_at is not null and c.status not in ('rejected', 'voided')`
const columns = `c.id, c.source_id as "sourceId", c.cls, c.lng, c.lat,
  extract(epoch from c.reported_at)::float8 * 1000 as "reportedAt", extract(epoch from c.closed_at)::float8 * 1000 as "closedAt",
  c.hotspot_id as "hotspotId", c.hotspot_cleared as "hotspotCleared"`

/**
 * Cases whose spot a batch may have changed: its own, and those that shared a spot with the former version of one of
 * them (it may have moved away, been voided or withdrawn).
 */
const seedsOf = (tx: Tx, batchId: string, knownFrom: Date) => tx<(SpotRow & { counts: boolean })[]>`
  with own as (select * from record."case" where batch_id = ${batchId}),
  left_spots as (
    select distinct former.hotspot_id from history."case" as former join own using (id)
    where former.known_to = ${knownFrom} and former.hotspot_id is not null
    union select hotspot_id from own where hotspot_id is not null
  )
  select ${tx.unsafe(columns)}, coalesce(${tx.unsafe(eligible)}, false) as counts
  from (
    select * from own
    union
    select mate.* from record."case" as mate join left_spots using (hotspot_id)
  ) as c
  where c.lng is not null or c.hotspot_id is not null`

/**
 * Cases of the same class within reach of the given ones, in place and in time: one probe of the squares' index for
 * each, whatever the planner thinks of the table (`offset 0` keeps it from turning the probes into one large join).
 */
const neighboursOf = (tx: Tx, ids: readonly string[]) => tx<SpotRow[]>`
  select distinct on (c.id) ${tx.unsafe(columns)}
  from unnest(${ids as string[]}::uuid[]) as frontier(id)
  cross join lateral (
    select id, cls, lng, lat, reported_at, closed_at,
      floor(lng * 1000)::int as x, floor(lat * 2000)::int as y
    from record."case" where id = frontier.id offset 0) as f
  cross join lateral (
    select * from record."case" as c
    where c.cls = f.cls and floor(c.lng * 1000)::int = any(array[f.x - 1, f.x, f.x + 1])
      and floor(c.lat * 2000)::int = any(array[f.y - 1, f.y, f.y + 1]) and ${tx.unsafe(eligible)}
    offset 0) as c
  where c.id <> f.id
    and power((c.lat - f.lat) * 111195.08, 2)
      + power((c.lng - f.lng) * 111195.08 * cos(radians((c.lat + f.lat) / 2)), 2) <= 2500
    and (abs(extract(epoch from c.reported_at - f.reported_at)) <= 2592000
      or greatest(c.reported_at, f.reported_at)
        <= case when c.reported_at <= f.reported_at then c.closed_at else f.closed_at end + interval '720 hours')`

const CHUNK = 5000

interface Mark {
  readonly id: string
  readonly hotspotId: string | null
  readonly isCleared: boolean
}

/** Marks cases; a supplied value stands. No new version of a record comes of it: what it was marked as before is kept apart. */
async function mark(tx: Tx, marks: readonly Mark[], now: Date): Promise<number> {
  for (let from = 0; from < marks.length; from += CHUNK) {
    const part = marks.slice(from, from + CHUNK)
    const ids = part.map(each => each.id)
    await tx`
      insert into history.hotspot_mark (id, hotspot_id, hotspot_cleared, known_from, known_to)
      select c.id, c.hotspot_id, c.hotspot_cleared, since.moment, ${now}
      from record."case" as c
      cross join lateral (
        select greatest(c.known_from, max(known_to)) as moment from history.hotspot_mark where id = c.id) as since
      where c.id = any(${ids}::uuid[]) and since.moment < ${now}`
    await tx`
      update record."case" as c
      set hotspot_id = case when coalesce('hotspotId' = any(c.given), false) then c.hotspot_id else new.hotspot_id end,
        hotspot_cleared = case when coalesce('hotspotCleared' = any(c.given), false) then c.hotspot_cleared else new.cleared::boolean end
      from unnest(${ids}::uuid[], ${part.map(each => each.hotspotId)}::text[],
        ${part.map(each => (each.isCleared ? 'true' : null))}::text[]) as new(id, hotspot_id, cleared)
      where c.id = new.id`
  }
  return marks.length
}

/** Marks those whose spot is another than before. */
async function save(tx: Tx, rows: Iterable<SpotRow>, now: Date): Promise<number> {
  const all = [...rows]
  const spots = findHotspots(all)
  const found = new Map(spots.flatMap(spot => spot.members.map(each => [each.id, spot] as const)))
  const changed = all.flatMap(row => {
    const spot = found.get(row.id)
    const hotspotId = spot?.id ?? null
    const clearAt = spot?.clearAt ?? null
    const isCleared = clearAt !== null && clearAt <= now.getTime()
    const isSame = hotspotId === row.hotspotId && isCleared === (row.hotspotCleared ?? false)
    return isSame ? [] : [{ id: row.id, hotspotId, isCleared }]
  })
  return mark(tx, changed, now)
}

const unmarked = (id: string): Mark => ({ id, hotspotId: null, isCleared: false })

/** Finds the hot-spots anew around the cases of one batch. Returns how many cases changed. */
export async function deriveHotspots(tx: Tx, batchId: string, knownFrom: Date, now: Date): Promise<number> {
  const rows = new Map<string, SpotRow>()
  const leaving: SpotRow[] = []
  let frontier: string[] = []
  for (const { counts, ...row } of await seedsOf(tx, batchId, knownFrom)) {
    if (counts) {
      rows.set(row.id, row)
      frontier.push(row.id)
    } else if (row.hotspotId !== null) leaving.push(row)
  }
  while (frontier.length > 0) {
    const next: string[] = []
    for (const row of await neighboursOf(tx, frontier)) {
      if (rows.has(row.id)) continue
      rows.set(row.id, row)
      next.push(row.id)
    }
    frontier = next
  }
  const left = leaving.map(each => unmarked(each.id))
  return (await mark(tx, left, now)) + (await save(tx, rows.values(), now))
}

/**
 * Finds the hot-spots of all cases anew: one class after another, each in a transaction of its own, so that memory
 * stays with the largest class and no delivery waits for long. `end` comes last in each, told how many cases changed.
 */
export async function deriveAllHotspots(
  sql: Sql,
  now: Date,
  end: (tx: Tx, count: number) => Promise<void>,
): Promise<number> {
  const classes = await sql<{ cls: string }[]>`
    select cls from live."case" group by cls having count(*) >= 3 or count(hotspot_id) > 0 order by cls`
  let changed = 0
  for (const { cls } of classes) {
    changed += await sql.begin(async tx => {
      await lockRecords(tx, 'case')
      const rows = await tx<SpotRow[]>`
        select ${tx.unsafe(columns)} from record."case" as c where c.cls = ${cls} and ${tx.unsafe(eligible)}`
      const saved = await save(tx, rows, now)
      const left = await tx<{ id: string }[]>`
        select id from record."case" as c
        where hotspot_id is not null and c.cls = ${cls} and not coalesce('hotspotId' = any(c.given), false)
          and not coalesce(${tx.unsafe(eligible)}, false)`
      const marked = await mark(
        tx,
        left.map(each => unmarked(each.id)),
        now,
      )
      await end(tx, saved + marked)
      return saved + marked
    })
  }
  return changed
}

/** Marks the spots that have been quiet for 30 days after their last closing. */
export async function clearQuietHotspots(tx: Tx, now: Date): Promise<number> {
  const quiet = await tx<{ id: string; hotspotId: string }[]>`
    with quiet as (
      select hotspot_id, cls from live."case"
      where hotspot_id is not null and status not in ('rejected', 'voided')
      group by hotspot_id, cls
      having bool_and(closed_at is not null) and bool_or(hotspot_cleared is null)
        and max(closed_at) + interval '720 hours' <= ${now}
    )
    select c.id, c.hotspot_id as "hotspotId" from record."case" as c join quiet using (hotspot_id, cls)
    where c.hotspot_cleared is null and not coalesce('hotspotCleared' = any(c.given), false)`
  return mark(
    tx,
    quiet.map(each => ({ ...each, isCleared: true })),
    now,
  )
}
