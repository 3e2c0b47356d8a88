import type { Connection, Tx } from '@/platform/db/client'
import { type CaseHistory, noHistory } from '../domain/case-state'

export interface CaseStep {
  readonly seq: number
  readonly commandId: string
  readonly command: string
  readonly at: Date
  readonly actor: string
  readonly actorPost: string | null
  readonly actorUnit: string | null
  readonly fromStatus: string | null
  readonly toStatus: string
  readonly version: number
  readonly reason: string | null
  readonly text: string | null
  readonly data: Readonly<Record<string, unknown>>
}

export interface NewStep extends Omit<CaseStep, 'seq'> {
  readonly caseId: string
  readonly fingerprint: string
}

const columns = (sql: Connection) => sql`
  seq, command_id as "commandId", command, at, actor, actor_post as "actorPost", actor_unit as "actorUnit",
  from_status as "fromStatus", to_status as "toStatus", version, reason, text, data`

/** Everything done to a case at our desks, in order. */
export const stepsOf = (sql: Connection, caseId: string) => sql<CaseStep[]>`
  select ${columns(sql)} from case_step where case_id = ${caseId} order by seq`

/** The newest step of a case: who won. */
export async function lastStep(sql: Connection, caseId: string): Promise<CaseStep | null> {
  const [row] = await sql<CaseStep[]>`
    select ${columns(sql)} from case_step where case_id = ${caseId} order by seq desc limit 1`
  return row ?? null
}

export interface RepeatedStep extends CaseStep {
  readonly caseId: string
  readonly fingerprint: string
}

export async function stepOfCommand(sql: Connection, commandId: string): Promise<RepeatedStep | null> {
  const [row] = await sql<RepeatedStep[]>`
    select ${columns(sql)}, case_id as "caseId", fingerprint from case_step where command_id = ${commandId}`
  return row ?? null
}

export const addStep = (tx: Tx, step: NewStep) => tx`
  insert into case_step (command_id, case_id, command, at, actor, actor_post, actor_unit, from_status, to_status,
    version, reason, text, data, fingerprint)
  values (${step.commandId}, ${step.caseId}, ${step.command}, ${step.at}, ${step.actor}, ${step.actorPost},
    ${step.actorUnit}, ${step.fromStatus}, ${step.toStatus}, ${step.version}, ${step.reason}, ${step.text},
    ${tx.json(step.data as never)}, ${step.fingerprint})`

/** What former steps say of a case, read in one go. */
export async function historyOf(sql: Connection, caseId: string): Promise<CaseHistory> {
  const [row] = await sql<CaseHistory[]>`
    select
      (select actor from case_step where case_id = ${caseId} and command = 'handle' order by seq desc limit 1) as "handledBy",
      (select case when command = 'return' then data->>'unit' end from case_step
        where case_id = ${caseId} and command in ('return', 'rule') order by seq desc limit 1) as "returnedBy",
      count(*) filter (where command = 'extend')::int as extensions,
      count(*) filter (where command = 'suspend')::int as suspensions,
      count(*) filter (where command = 'escalate')::int as escalations
    from case_step where case_id = ${caseId}`
  return row ?? noHistory
}

/** The next case number's serial of a local day. */
export async function nextSerial(tx: Tx, day: string): Promise<number> {
  const [row] = await tx<{ last: number }[]>`
    insert into case_number (day, last) values (${day}, 1)
    on conflict (day) do update set last = case_number.last + 1 returning last`
  return row?.last ?? 1
}
