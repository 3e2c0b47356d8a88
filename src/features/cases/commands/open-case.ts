import { randomUUID } from 'node:crypto'
import { appendAudit } from '@/platform/audit'
import type { CommandContext } from '@/platform/command/context'
import type { Sql, Tx } from '@/platform/db/client'
import { actorName, authorize } from '@/shared/auth'
import { parsed } from '@/shared/parsed'
import { badRequest } from '@/shared/problem'
import type { City } from '../../areas'
import { dayOf } from '../../areas/server'
import { dataset } from '../../datasets'
import { lockRecords } from '../../datasets/server'
import { proposalFor } from '../../matrix/server'
import { OWN_SOURCE, type OwnRecord, saveRecords } from '../../sources/server'
import { idOfCase } from '../data/case-lookup.queries'
import { addStep, nextSerial } from '../data/case-steps.queries'
import { caseNumberOf, newCase } from '../domain/case-content'
import { type RegisterInput, registerInput } from '../domain/command-inputs'
import { casePermissions } from '../domain/policies'
import { caseSubject } from './case-subject'
import { type CommandResult, findRepeated, fingerprintOf } from './command-result'

export interface OpenedCase extends CommandResult {
  readonly caseNo: string
}

const cases = dataset('case')

interface Beside {
  /** What the first step remembers beside the proposal: what it was split from, which device told of it. */
  readonly data?: Readonly<Record<string, unknown>>
  /** Records that come with the case in one change; whoever names some holds their dataset. */
  readonly beside?: (caseNo: string) => readonly OwnRecord[]
}

/** Makes this transaction the only one that writes cases: what `registerCase` asks for. */
export const holdCases = (tx: Tx) => lockRecords(tx, cases.name)

/** Opens a case of our own, with an owner from its first moment. */
export async function openCase(
  { sql, city }: { sql: Sql; city: City },
  context: CommandContext,
  body: unknown,
): Promise<OpenedCase> {
  authorize(context.actor, casePermissions.register)
  const input = parsed(registerInput, body)
  return sql.begin(async tx => {
    await holdCases(tx)
    return registerCase(tx, city, context, input)
  })
}

/**
 * The same, inside a transaction that holds the dataset already.
 * @throws Problem 400 `unknown-area`, 422 by code of the field · Denied where the place lies outside the actor's area
 */
export async function registerCase(
  tx: Tx,
  city: City,
  context: CommandContext,
  input: RegisterInput,
  { data = {}, beside = () => [] }: Beside = {},
): Promise<OpenedCase> {
  const { actor, clock } = context
  const commandId = input.commandId ?? randomUUID()
  const fingerprint = fingerprintOf('register', input)
  const repeated = await findRepeated(tx, commandId, fingerprint)
  if (repeated) return { ...repeated, caseNo: (await idOfCase(tx, { id: repeated.id }))?.caseNo ?? '' }
  if (input.district !== undefined && city.areas.get(input.district)?.kind !== 'district')
    throw badRequest('unknown-area', `${input.district} is no district of ${city.name.en}`, { field: 'district' })

  const now = clock.now()
  const located = input.lng !== undefined && input.lat !== undefined ? city.locate(input.lng, input.lat) : null
  const place = { district: located?.district ?? input.district ?? null, street: located?.street ?? null }
  if (place.district === null)
    throw badRequest('outside-city', `The point lies outside ${city.name.en}`, { field: 'lng' })
  const subject = caseSubject(city, { ...(located ?? {}), ...place, unit: null })
  authorize(actor, casePermissions.register, subject)

  const proposal = await proposalFor(tx, city, { cls: input.cls, ...place, assetCode: input.assetCode ?? null }, now)
  const day = dayOf(now, city.timezone).replaceAll('-', '')
  const caseNo = caseNumberOf(place.district, day, await nextSerial(tx, day))
  const dept = city.units.get(proposal.unit)?.name[city.languages[0] === 'zh' ? 'zh' : 'en'] ?? proposal.unit
  const content = newCase(input, { caseNo, now: now.toISOString(), proposal, dept })
  const told = { cls: input.cls, foundBy: input.foundBy, by: actorName(actor), line: proposal.line }
  const knownFrom = await saveRecords(
    tx,
    [
      { dataset: cases, source: OWN_SOURCE, content, event: { type: 'case.registered', data: told } },
      ...beside(caseNo),
    ],
    { city, actor, now },
  )
  await appendAudit(tx, context, { action: 'case.register', subject: `case:${caseNo}`, after: told })
  const id = (await idOfCase(tx, { caseNo }))?.id ?? ''
  const version = knownFrom.getTime()
  await addStep(tx, {
    commandId,
    caseId: id,
    command: 'register',
    at: now,
    actor: actorName(actor),
    actorPost: actor.kind === 'person' ? actor.post : null,
    actorUnit: actor.kind === 'person' ? actor.unit : null,
    fromStatus: null,
    toStatus: 'reported',
    version,
    reason: null,
    text: input.text,
    data: { proposal, ...data },
    fingerprint,
  })
  return { id, caseNo, command: 'register', status: 'reported', version, repeated: false }
}
