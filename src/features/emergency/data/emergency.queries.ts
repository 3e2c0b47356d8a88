import type { Connection, Tx } from '@/platform/db/client'
import type { Emergency } from '../domain/city-mode'

const MODE_LOCK = 5101061
export const lockMode = (tx: Tx) => tx`select pg_advisory_xact_lock(${MODE_LOCK})`

interface Row {
  readonly id: number
  readonly plan: string
  readonly reason: string
  readonly from: Date
  readonly until: Date
  readonly endedAt: Date | null
}

const emergencyOf = (row: Row): Emergency => ({
  ...row,
  from: row.from.getTime(),
  until: row.until.getTime(),
  endedAt: row.endedAt?.getTime() ?? null,
})

const columns = (sql: Connection) => sql`id, plan, reason, "from", "until", ended_at as "endedAt"`

/** Emergencies that may hold at a moment. */
export async function emergenciesAt(sql: Connection, at: Date): Promise<Emergency[]> {
  const rows = await sql<Row[]>`select ${columns(sql)} from emergency where "from" <= ${at} and "until" > ${at}`
  return rows.map(emergencyOf)
}

export async function findEmergency(sql: Connection, id: number): Promise<Emergency | null> {
  const [row] = await sql<Row[]>`select ${columns(sql)} from emergency where id = ${id}`
  return row ? emergencyOf(row) : null
}

export async function beginEmergency(
  tx: Tx,
  each: {
    readonly plan: string
    readonly reason: string
    readonly from: Date
    readonly until: Date
    readonly by: string
  },
): Promise<number> {
  const [row] = await tx<{ id: number }[]>`
    insert into emergency (plan, reason, "from", "until", by)
    values (${each.plan}, ${each.reason}, ${each.from}, ${each.until}, ${each.by}) returning id`
  return row?.id ?? 0
}

export const endEmergency = (tx: Tx, id: number, at: Date, by: string, reason: string) =>
  tx`update emergency set ended_at = ${at}, ended_by = ${by}, end_reason = ${reason} where id = ${id}`

/** Ends those whose end has come and that nobody ended, at that end; answers which. */
export const endThoseOver = (tx: Tx, at: Date, by: string) => tx<{ id: number; plan: string }[]>`
  update emergency set ended_at = "until", ended_by = ${by}
  where ended_at is null and "until" <= ${at} returning id, plan`

export interface LogEntry {
  readonly at: Date
  readonly post: string | null
  readonly step: number | null
  readonly text: string
}

export const addLogEntry = (tx: Tx, id: number, entry: LogEntry & { readonly actor: string }) => tx`
  insert into emergency_log (emergency_id, at, actor, post, step, text)
  values (${id}, ${entry.at}, ${entry.actor}, ${entry.post}, ${entry.step}, ${entry.text})`

export const logOf = (sql: Connection, id: number) => sql<LogEntry[]>`
  select at, post, step, text from emergency_log where emergency_id = ${id} order by id`

/** What desks did with cases in a stretch of time, by command. */
export const stepsBetween = (sql: Connection, from: Date, to: Date) => sql<{ command: string; count: number }[]>`
  select command, count(*)::int as count from case_step where at >= ${from} and at < ${to} group by 1 order by 1`

/** Cases in a stretch of time: reported and closed in it, and open at its end. */
export async function casesBetween(sql: Connection, from: Date, to: Date) {
  const [row] = await sql<{ readonly reported: number; readonly closed: number; readonly open: number }[]>`
    select count(*) filter (where reported_at >= ${from} and reported_at < ${to})::int as reported,
      count(*) filter (where closed_at >= ${from} and closed_at < ${to})::int as closed,
      count(*) filter (where reported_at < ${to} and status not in ('closed', 'rejected', 'voided'))::int as open
    from live."case"
    where reported_at >= ${from} or closed_at >= ${from} or status not in ('closed', 'rejected', 'voided')`
  return row ?? { reported: 0, closed: 0, open: 0 }
}

/** Emergencies that began by a moment, the newest first. */
export async function emergenciesBefore(sql: Connection, at: Date, limit: number): Promise<Emergency[]> {
  const rows = await sql<Row[]>`
    select ${columns(sql)} from emergency where "from" <= ${at} order by "from" desc, id desc limit ${limit}`
  return rows.map(emergencyOf)
}
