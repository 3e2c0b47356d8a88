import type { Connection, Tx } from '@/platform/db/client'
import type { PlanInput } from '../domain/plan'
import type { RoundState } from '../domain/round'

const CENSUS_LOCK = 5101071

/** Something that signing could not write into the ledger, and why. */
export interface Skipped {
  readonly thing: string
  readonly code: string | null
  readonly why: 'withdrawn' | 'newer'
}
export interface Outcome {
  readonly applied: number
  readonly added: number
  readonly skipped: readonly Skipped[]
}

export interface Round extends PlanInput {
  readonly id: string
  readonly no: string
  readonly district: string
  readonly state: RoundState
  readonly plannedBy: string
  readonly plannedAt: Date
  readonly begunAt: Date | null
  readonly submittedBy: string | null
  readonly submittedAt: Date | null
  readonly signedBy: string | null
  readonly signedAt: Date | null
  readonly nextDueOn: string | null
  readonly reason: string | null
  readonly outcome: Outcome | null
}

const columns = (sql: Connection) => sql`
  id, no, title, district, cells, groups, unit, surveyor, grade, certificate, certified_to::text as "certifiedTo",
  due_on::text as "dueOn", cycle_months as "cycleMonths", state, planned_by as "plannedBy", planned_at as "plannedAt",
  begun_at as "begunAt", submitted_by as "submittedBy", submitted_at as "submittedAt", signed_by as "signedBy",
  signed_at as "signedAt", next_due_on::text as "nextDueOn", reason, outcome`

export const rounds = (sql: Connection, limit: number) => sql<Round[]>`
  select ${columns(sql)} from census_round order by planned_at desc, no desc limit ${limit}`

export const roundsToWalk = (sql: Connection, unit: string) => sql<Round[]>`
  select ${columns(sql)} from census_round where unit = ${unit} and state in ('planned', 'running') order by due_on, no`

export async function roundOf(sql: Connection, id: string): Promise<Round | null> {
  const [row] = await sql<Round[]>`select ${columns(sql)} from census_round where id::text = ${id}`
  return row ?? null
}

/** One round, held until the transaction ends. */
export async function holdRound(tx: Tx, id: string): Promise<Round | null> {
  const [row] = await tx<Round[]>`select ${columns(tx)} from census_round where id::text = ${id} for update`
  return row ?? null
}

/** Makes this transaction the only one that plans: two rounds never share an open cell, nor a number. */
export const holdPlanning = (tx: Tx) => tx`select pg_advisory_xact_lock(${CENSUS_LOCK})`

/** The open round that has one of these cells already. */
export async function roundInCells(sql: Connection, cells: readonly string[]): Promise<string | null> {
  const [row] = await sql<{ no: string }[]>`
    select no from census_round
    where state in ('planned', 'running', 'submitted') and cells && ${cells as string[]}::text[] order by no limit 1`
  return row?.no ?? null
}

export async function nextNumber(tx: Tx, day: string): Promise<string> {
  const prefix = `PC${day.replaceAll('-', '')}-`
  const [row] = await tx<{ count: number }[]>`
    select count(*)::int as count from census_round where starts_with(no, ${prefix})`
  return `${prefix}${String((row?.count ?? 0) + 1).padStart(3, '0')}`
}

export type NewRound = PlanInput & Pick<Round, 'id' | 'no' | 'district' | 'plannedBy' | 'plannedAt'>

export const addRound = (tx: Tx, is: NewRound) => tx`
  insert into census_round (id, no, title, district, cells, groups, unit, surveyor, grade, certificate, certified_to,
    due_on, cycle_months, state, planned_by, planned_at)
  values (${is.id}, ${is.no}, ${is.title}, ${is.district}, ${is.cells}, ${is.groups}, ${is.unit}, ${is.surveyor},
    ${is.grade}, ${is.certificate}, ${is.certifiedTo}, ${is.dueOn}, ${is.cycleMonths}, 'planned', ${is.plannedBy},
    ${is.plannedAt})`

/** Writes what a command changed of a round. */
export const saveRound = (tx: Tx, is: Round) => tx`
  update census_round set state = ${is.state}, begun_at = ${is.begunAt}, submitted_by = ${is.submittedBy},
    submitted_at = ${is.submittedAt}, signed_by = ${is.signedBy}, signed_at = ${is.signedAt},
    next_due_on = ${is.nextDueOn}, reason = ${is.reason},
    outcome = ${is.outcome === null ? null : tx.json(is.outcome as never)}
  where id = ${is.id}`

export interface CellChoice {
  readonly cell: string
  readonly things: number
  /** Day on which a round of this cell was signed last. */
  readonly lastOn: string | null
  /** The open round that has it. */
  readonly takenBy: string | null
}

/** Components of the ledger in each of these cells, and what rounds there were. */
export const cellChoices = (sql: Connection, cells: readonly string[], timeZone: string) => sql<CellChoice[]>`
  select wanted.cell, (
    select count(*)::int from live.asset a where a.cell = wanted.cell and a.cls ~ '^C[0-9]{4}$'
  ) as things, (
    select max((signed_at at time zone ${timeZone})::date)::text from census_round r
    where r.state = 'signed' and wanted.cell = any(r.cells)
  ) as "lastOn", (
    select min(no) from census_round r
    where r.state in ('planned', 'running', 'submitted') and wanted.cell = any(r.cells)
  ) as "takenBy"
  from unnest(${cells as string[]}::text[]) as wanted(cell) order by wanted.cell`
