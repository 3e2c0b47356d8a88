import type { Connection, Tx } from '@/platform/db/client'
import type { DutyChange } from '../domain/on-duty'

interface ChangeRow extends Omit<DutyChange, 'from' | 'to'> {
  readonly from: Date
  readonly to: Date
}

/** Changes that hold at a moment, the newest last. */
export async function changesAt(sql: Connection, at: Date): Promise<DutyChange[]> {
  const rows = await sql<ChangeRow[]>`
    select post, "from", "to", kind, person from duty_change
    where "from" <= ${at} and "to" > ${at} and at <= ${at} order by id`
  return rows.map(row => ({ ...row, from: row.from.getTime(), to: row.to.getTime() }))
}

export interface NewChange {
  readonly post: string
  readonly from: Date
  readonly to: Date
  readonly kind: DutyChange['kind']
  readonly person: string | null
  readonly reason: string
  readonly at: Date
  readonly actor: string
}

export const addChange = (tx: Tx, each: NewChange) => tx`
  insert into duty_change (post, "from", "to", kind, person, reason, at, actor)
  values (${each.post}, ${each.from}, ${each.to}, ${each.kind}, ${each.person}, ${each.reason}, ${each.at}, ${each.actor})`

export interface Handover {
  readonly id: number
  readonly from: Date
  readonly to: Date
  readonly content: HandoverContent
  readonly note: string
  readonly givenBy: string
  readonly givenAt: Date
  readonly takenBy: string | null
  readonly takenAt: Date | null
}

/** What the log says of a shift: what was done, and what is left for the next. */
export interface HandoverContent {
  readonly done: Readonly<Record<string, number>>
  readonly open: Readonly<Record<string, number>>
  readonly overdue: number
  readonly supervised: readonly { readonly id: string; readonly caseNo: string; readonly title: string | null }[]
}

const columns = (sql: Connection) => sql`
  id, "from", "to", content, note, given_by as "givenBy", given_at as "givenAt", taken_by as "takenBy", taken_at as "takenAt"`

export const handovers = (sql: Connection, limit: number) => sql<Handover[]>`
  select ${columns(sql)} from duty_handover order by id desc limit ${limit}`

export async function addHandover(
  tx: Tx,
  each: Pick<Handover, 'from' | 'to' | 'content' | 'note' | 'givenBy' | 'givenAt'>,
): Promise<number> {
  const [row] = await tx<{ id: number }[]>`
    insert into duty_handover ("from", "to", content, note, given_by, given_at)
    values (${each.from}, ${each.to}, ${tx.json(each.content as never)}, ${each.note}, ${each.givenBy}, ${each.givenAt})
    returning id`
  return row?.id ?? 0
}

/** The sheet, held until the transaction ends. */
export async function holdHandover(tx: Tx, id: number): Promise<Handover | null> {
  const [row] = await tx<Handover[]>`select ${columns(tx)} from duty_handover where id = ${id} for update`
  return row ?? null
}

export const takeHandover = (tx: Tx, id: number, by: string, at: Date) =>
  tx`update duty_handover set taken_by = ${by}, taken_at = ${at} where id = ${id}`

/** What our desks did in a stretch of time, by command, and what stands open at its end. */
export async function handoverContent(sql: Connection, from: Date, to: Date): Promise<HandoverContent> {
  const done = await sql<{ command: string; count: number }[]>`
    select command, count(*)::int as count from case_step where at >= ${from} and at < ${to} group by 1 order by 1`
  const open = await sql<{ status: string; count: number; overdue: number }[]>`
    select status, count(*)::int as count,
      count(*) filter (where limit_at < ${to} and handled_at is null and status in ('filed', 'dispatched', 'handling'))::int as overdue
    from live."case" where status not in ('closed', 'rejected', 'voided') group by 1 order by 1`
  const supervised = await sql<{ id: string; caseNo: string; title: string | null }[]>`
    select id, case_no as "caseNo", title from live."case"
    where supervised and status not in ('closed', 'rejected', 'voided') order by reported_at desc limit 20`
  return {
    done: Object.fromEntries(done.map(each => [each.command, each.count])),
    open: Object.fromEntries(open.map(each => [each.status, each.count])),
    overdue: open.reduce((sum, each) => sum + each.overdue, 0),
    supervised: [...supervised],
  }
}
