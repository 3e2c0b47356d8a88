import type { z } from 'zod'
import { appendAudit } from '@/platform/audit'
import type { CommandContext } from '@/platform/command/context'
import type { Sql, Tx } from '@/platform/db/client'
import { appendEvents } from '@/platform/events/data/append-events'
import { type Actor, actorName, authorize } from '@/shared/auth'
import { parsed } from '@/shared/parsed'
import { conflict, notFound } from '@/shared/problem'
import type { City } from '../../areas'
import { dataset } from '../../datasets'
import { cityCalendar } from '../../datasets/server'
import { propose } from '../../matrix'
import { proposalFor } from '../../matrix/server'
import { findCallee } from '../../rota/server'
import { type HeldRecord, holdRecord, saveRecords } from '../../sources/server'
import { worksHere } from '../data/candidates.queries'
import { addStep, historyOf, lastStep } from '../data/case-steps.queries'
import { limitOf } from '../domain/case-content'
import { type CaseState, caseStateOf } from '../domain/case-state'
import { type CommandInput, commandInputs, envelope } from '../domain/command-inputs'
import { type Decided, decide } from '../domain/decide'
import type { Circumstances } from '../domain/decider'
import { type CaseSubject, casePermissions } from '../domain/policies'
import { ruledProposal } from '../domain/ruled-proposal'
import { type CaseCommand, pastTense } from '../domain/transitions'
import { caseSubject } from './case-subject'
import { type CommandResult, findRepeated, fingerprintOf } from './command-result'
import { registerCase } from './open-case'
import { stepEvent } from './step-event'

interface Place {
  readonly sql: Sql
  readonly city: City
}

const cases = dataset('case')
/** Commands that ask who is to get the case. */
const asksMatrix: ReadonlySet<CaseCommand> = new Set(['file', 'dispatch'])

/**
 * Does one thing to one case: hold → decide → save → events → audit. Repeated under its number it does nothing and
 * answers the same.
 * @throws Problem 400 `shape` · 404 `unknown-case` · 409 `version-conflict` telling who won, `wrong-state` · 422 guards
 * @throws Denied 401, 403
 */
export async function runCommand(
  { sql, city }: Place,
  context: CommandContext,
  id: string,
  command: CaseCommand,
  body: unknown,
): Promise<CommandResult> {
  authorize(context.actor, casePermissions[command])
  return sql.begin(tx => runCommandIn(tx, city, context, id, command, body))
}

/** The same, inside a transaction that holds nothing that comes after cases. */
export async function runCommandIn(
  tx: Tx,
  city: City,
  context: CommandContext,
  id: string,
  command: CaseCommand,
  body: unknown,
): Promise<CommandResult> {
  const { expectedVersion, commandId } = parsed(envelope, body)
  const schema: z.ZodType<object> = commandInputs[command]
  const input = { command, ...parsed(schema, body) } as CommandInput
  const fingerprint = fingerprintOf(id, expectedVersion, input)
  const held = await holdRecord(tx, cases, id)
  const repeated = await findRepeated(tx, commandId, fingerprint)
  if (repeated) return repeated
  if (!held || held.isWithdrawn) throw notFound('unknown-case', `No case ${id}`)
  if (held.knownFrom.getTime() !== expectedVersion) throw await lostRace(tx, held)
  return carryOut(tx, city, context, held, input, { commandId, fingerprint })
}

/** Who was first: the last step of our desks, or the system that sent a newer version. */
async function lostRace(tx: Tx, held: HeldRecord) {
  const step = await lastStep(tx, held.id)
  const version = held.knownFrom.getTime()
  const isOurs = step !== null && step.version === version
  const winner = isOurs
    ? { actor: step.actor, post: step.actorPost, unit: step.actorUnit, command: step.command, at: step.at }
    : { actor: `source:${held.source}`, post: null, unit: null, command: null, at: held.knownFrom }
  return conflict('version-conflict', 'Somebody was first: look at the case as it stands now.', {
    version,
    status: held.fields.status,
    winner,
  })
}

interface Numbered {
  readonly commandId: string
  readonly fingerprint: string
}

async function carryOut(
  tx: Tx,
  city: City,
  context: CommandContext,
  held: HeldRecord,
  input: CommandInput,
  numbered: Numbered,
): Promise<CommandResult> {
  const { actor, clock } = context
  const now = clock.now()
  const state = caseStateOf(held.id, held.fields)
  const subject = caseSubject(city, held.fields)
  const circumstances = await circumstancesOf(tx, city, { state, subject, input, held, actor, now })
  const decided = decide(state, input, circumstances)
  const changed = changesOf(held, decided)
  const data = { ...decided.data }
  const told = { by: actorName(actor), post: actor.kind === 'person' ? actor.post : null, ...data }
  const reason = 'reason' in input ? (input.reason ?? null) : null
  const event = { type: `case.${pastTense[input.command]}`, data: told }
  if (input.command === 'split') await openParts(tx, city, context, held, input)
  const version =
    Object.keys(changed).length === 0
      ? held.knownFrom.getTime()
      : (
          await saveRecords(
            tx,
            [
              {
                dataset: cases,
                source: held.source,
                sourceId: held.sourceId,
                content: contentOf(held, changed),
                event,
              },
            ],
            { city, actor, now },
          )
        ).getTime()
  await addStep(tx, {
    ...numbered,
    caseId: held.id,
    command: input.command,
    at: now,
    actor: actorName(actor),
    actorPost: actor.kind === 'person' ? actor.post : null,
    actorUnit: actor.kind === 'person' ? actor.unit : null,
    fromStatus: state.status,
    toStatus: decided.status,
    version,
    reason,
    text: 'text' in input ? (input.text ?? null) : null,
    data,
  })
  if (Object.keys(changed).length === 0) await appendEvents(tx, [stepEvent(held, subject, event, actor, now)])
  await appendAudit(tx, context, {
    action: `case.${input.command}`,
    subject: `case:${held.id}`,
    before: Object.fromEntries(Object.keys(changed).map(name => [name, held.fields[name] ?? null])),
    after: changed,
    reason,
  })
  return { id: held.id, command: input.command, status: decided.status, version, repeated: false }
}

interface Situation {
  readonly state: CaseState
  readonly subject: CaseSubject
  readonly input: CommandInput
  readonly held: HeldRecord
  readonly actor: Actor
  /** The one moment of the command: what it decides, what it keeps and what falls due by it. */
  readonly now: Date
}

async function circumstancesOf(
  tx: Tx,
  city: City,
  { state, subject, input, held, actor, now }: Situation,
): Promise<Circumstances> {
  const cls = input.command === 'file' && input.cls ? input.cls : state.cls
  const street = typeof held.fields.street === 'string' ? held.fields.street : null
  const assetCode = typeof held.fields.assetCode === 'string' ? held.fields.assetCode : null
  const { district } = state
  const named = asksMatrix.has(input.command)
    ? await proposalFor(tx, city, { cls, district, street, assetCode }, now)
    : propose([], city.units, { cls, district })
  const history = await historyOf(tx, held.id)
  const proposal = ruledProposal(named, history.ruledUnit)
  const language = city.languages[0] === 'zh' ? 'zh' : 'en'
  const given = input.command === 'dispatch' ? input.assignee : undefined
  const callee = input.command === 'call' ? await findCallee(tx, city, input.to, now) : null
  const target = input.command === 'merge' ? await holdRecord(tx, cases, input.into) : null
  return {
    actor,
    now: now.getTime(),
    history,
    subject,
    proposal,
    limitOf: (each, severity) => limitOf(city, each, severity, proposal.limit),
    unitOf: code => {
      const unit = city.units.get(code)
      return unit ? { name: unit.name[language], district: unit.district } : null
    },
    workingHoursFrom: (moment, hours) => cityCalendar(city).addWorkingMinutes(moment, hours * 60),
    knowsAssignee: given === undefined || city.units.has(given) || (await worksHere(tx, given)),
    callee,
    target: target && !target.isWithdrawn ? caseStateOf(target.id, target.fields) : null,
  }
}

/** What differs from what is there; `null` for what is emptied. */
function changesOf(held: HeldRecord, { set }: Decided): Record<string, unknown> {
  const same = (a: unknown, b: unknown) => JSON.stringify(a ?? null) === JSON.stringify(b ?? null)
  const stands = (name: string) => held.content[name] ?? (name === 'unit' ? held.fields.unit : null)
  return Object.fromEntries(Object.entries(set).filter(([name, value]) => !same(stands(name), value)))
}

function contentOf(held: HeldRecord, changed: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const content: Record<string, unknown> = { ...held.content, ...changed }
  for (const [name, value] of Object.entries(changed)) if (value === null) delete content[name]
  // An owner once named is said again, so that it does not depend on what a sender's word means tomorrow.
  if (content.unit === undefined && held.fields.unit) content.unit = held.fields.unit
  return content
}

/** A report of several things becomes several cases, each with its own class, place and reporter kept. */
async function openParts(tx: Tx, city: City, context: CommandContext, held: HeldRecord, input: CommandInput<'split'>) {
  const of = (name: string) => held.fields[name] as never
  const place = held.fields.lng === null ? { district: of('district') } : { lng: of('lng'), lat: of('lat') }
  for (const part of input.into)
    await registerCase(
      tx,
      city,
      context,
      { cls: part.cls, text: part.text, foundBy: of('foundBy'), address: of('address') ?? undefined, ...place },
      { data: { splitOf: held.id } },
    )
}
