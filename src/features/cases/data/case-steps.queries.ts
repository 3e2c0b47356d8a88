import type { Connection, Tx } from '@/platform/db/client'
import { type CaseHistory, noHistory } from '../domain/case-state'
import { isNoteStep, noteCondition } from './supervision-note.queries'

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
      (select case when command = 'rule' then data->>'unit' end from case_step
        where case_id = ${caseId} and command in ('return', 'rule') order by seq desc limit 1) as "ruledUnit",
      count(*) filter (where command = 'extend')::int as extensions,
      count(*) filter (where command = 'suspend')::int as suspensions,
      count(*) filter (where command = 'escalate')::int as escalations,
      (select jsonb_build_object('state', data->>'note', 'command', command, 'hours', data->'hours',
          'dueAt', data->>'dueAt', 'post', actor_post, 'unit', actor_unit, 'at', at,
          'writer', (select actor from case_step where case_id = ${caseId} and command = 'supervise' order by seq desc limit 1),
          'isReminded', exists (select from case_step s where s.case_id = ${caseId} and s.command = 'remind' and s.seq > note.seq))
        from case_step note where case_id = ${caseId} and ${isNoteStep(sql)} order by seq desc limit 1) as note
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

/** Identities, within a source, of the cases it sent that somebody at our desks has taken up. */
export const takenOf = (sql: Connection, source: string) => sql<{ sourceId: string }[]>`
  select distinct r.source_id as "sourceId" from case_step s join record."case" r on r.id = s.case_id
  where r.source = ${source} order by 1`

export interface WaitingCase {
  readonly id: string
  readonly version: number
}

/**
 * Cases at our desks that have stood in a state since before a moment and were not escalated there: the last step but
 * those that leave a case where it stands led into the state.
 */
export const standingSince = (sql: Connection, status: string, before: Date, limit: number) => sql<WaitingCase[]>`
  select r.id, (extract(epoch from r.known_from) * 1000)::int8 as version
  from record."case" r
  cross join lateral (
    select at, command from case_step s where s.case_id = r.id and command not in ('note', 'claim', 'supervise', 'answer', 'review', 'remind', 'call')
    order by seq desc limit 1) as last
  where r.status = ${status} and not r.withdrawn and last.at < ${before} and last.command <> 'escalate'
  order by last.at limit ${limit}`

/** Suspensions whose approved end has come. */
export const suspendedUntil = (sql: Connection, now: Date, limit: number) => sql<WaitingCase[]>`
  select r.id, (extract(epoch from r.known_from) * 1000)::int8 as version
  from record."case" r
  cross join lateral (
    select data from case_step s where s.case_id = r.id and command = 'suspend' order by seq desc limit 1) as last
  where r.status = 'suspended' and not r.withdrawn and (last.data->>'until')::timestamptz <= ${now}
  limit ${limit}`

/** Cases whose supervision note is owed an answer that is overdue, of which nobody was told yet. */
export const lateAnswers = (sql: Connection, now: Date, limit: number) => sql<WaitingCase[]>`
  select r.id, (extract(epoch from r.known_from) * 1000)::int8 as version
  from live."case" r
  cross join lateral (
    select seq, data from case_step s where s.case_id = r.id and ${isNoteStep(sql)} order by seq desc limit 1) as last
  where ${noteCondition(sql, 'overdue', now)}
    and not exists (select from case_step s where s.case_id = r.id and s.command = 'remind' and s.seq > last.seq)
  order by last.data->>'dueAt' limit ${limit}`
