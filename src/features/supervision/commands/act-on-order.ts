import { z } from 'zod'
import { appendAudit } from '@/platform/audit'
import type { CommandContext } from '@/platform/command/context'
import type { Tx } from '@/platform/db/client'
import { authorize } from '@/shared/auth'
import { conflict, notFound, Problem } from '@/shared/problem'
import type { City } from '../../areas'
import { type HeldRecord, holdRecord, OWN_SOURCE, type OwnRecord, saveRecords } from '../../sources/server'
import { insertAct, isDone, lastActOn } from '../data/act.queries'
import { holdProblem, lockSupervision, orderDataset, ordersOf, problemDataset, projectIdOf } from '../data/held.queries'
import type { ActKind, Evidence } from '../domain/act'
import { decideOrder, isOrderState, type OrderCommand, type OrderState, orderLife } from '../domain/order-life'
import { actingOnOrders, rightOf } from '../domain/policies'
import { problemDates } from '../domain/settle-problem'
import { whereaboutsOf } from '../domain/whereabouts'
import { actBy, type Desk } from './desk'

const evidence = z.object({
  name: z.string().trim().min(1).max(200),
  bytes: z.number().int().min(0),
  type: z.string().max(200),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
})

export const orderInput = z.object({
  /** The `version` that whoever asks has seen. */
  expectedVersion: z.number().int(),
  commandId: z.string().min(8).max(100).optional(),
  /** The report, the reason of a return, or a word with an acceptance. */
  text: z.string().max(4000).default(''),
  evidence: z.array(evidence).max(20).default([]),
})

type OrderInput = z.infer<typeof orderInput>

export interface OrderAnswer {
  readonly id: string
  readonly orderNo: string
  readonly state: OrderState
  readonly version: number
  /** Whether this settled the whole problem. */
  readonly isProblemAccepted: boolean
}

const doneAs: Readonly<Record<OrderCommand, ActKind>> = {
  start: 'started',
  report: 'reported',
  accept: 'accepted',
  return: 'returned',
}

const refusals = {
  'not-in-this-state': 'The order is not where this can be done',
  'report-missing': 'A report says what was done',
  'reason-missing': 'Sending a report back needs a reason',
} as const

/** Milliseconds of the moment from which this version is known: grows with every change of any record. */
export const versionOf = (knownFrom: Date): number => knownFrom.getTime()

/**
 * One step of an order's life: the unit starts on it and reports, the supervisor accepts or sends back. The last
 * acceptance settles the problem.
 * @throws Denied; Problem 404 `unknown-order`, 409 `foreign-order` `changed-meanwhile` (with who was faster)
 *   `not-in-this-state`, 422 `report-missing` `reason-missing`
 */
export async function actOnOrder(
  desk: Desk,
  context: CommandContext,
  { id, command, input }: { readonly id: string; readonly command: OrderCommand; readonly input: OrderInput },
): Promise<OrderAnswer> {
  authorize(context.actor, actingOnOrders)
  return desk.sql.begin(async tx => {
    await lockSupervision(tx)
    const held = await holdRecord(tx, orderDataset, id)
    const state = held?.fields.state
    if (!held || held.isWithdrawn || !isOrderState(state))
      throw notFound('unknown-order', `No order is called ${id.slice(0, 100)}`)
    const orderNo = String(held.fields.orderNo)
    const transition = orderLife[state][command]
    const party = transition?.by ?? (command === 'accept' || command === 'return' ? 'supervisor' : 'unit')
    authorize(context.actor, rightOf(party), whereaboutsOf(held.fields, desk.city))
    if (await isDone(tx, input.commandId ?? null))
      return { id, orderNo, state, version: versionOf(held.knownFrom), isProblemAccepted: false }
    await checkCurrent(tx, held, orderNo, input.expectedVersion)
    const decision = decideOrder(state, command, input, context.clock.now())
    if ('refused' in decision)
      throw new Problem(
        decision.refused === 'not-in-this-state' ? 409 : 422,
        decision.refused,
        refusals[decision.refused],
        { state },
      )
    const change = { command, to: decision.to, set: decision.set, text: input.text.trim(), evidence: input.evidence }
    const { knownFrom, isProblemAccepted } = await write(tx, desk.city, context, held, change, input.commandId ?? null)
    return { id, orderNo, state: decision.to, version: versionOf(knownFrom), isProblemAccepted }
  }) as Promise<OrderAnswer>
}

async function checkCurrent(tx: Tx, held: HeldRecord, orderNo: string, expected: number): Promise<void> {
  if (held.source !== OWN_SOURCE)
    throw conflict('foreign-order', `This order is kept in ${held.source}; it is worked on there`)
  const version = versionOf(held.knownFrom)
  if (version === expected) return
  const won = await lastActOn(tx, held.source, orderNo)
  throw conflict('changed-meanwhile', 'Somebody was faster: look again', {
    version,
    state: held.fields.state,
    won: won && { actor: won.actor, name: won.actorName, unit: won.unit, did: won.kind, at: won.at.toISOString() },
  })
}

/** A stored moment as every answer writes it. */
const instant = (value: unknown): string | null => (typeof value === 'string' ? new Date(value).toISOString() : null)

interface Change {
  readonly command: OrderCommand
  readonly to: OrderState
  readonly set: Readonly<Record<string, unknown>>
  readonly text: string
  readonly evidence: readonly Evidence[]
}

async function write(
  tx: Tx,
  city: City,
  context: CommandContext,
  held: HeldRecord,
  { command, to, set, text, evidence }: Change,
  commandId: string | null,
): Promise<{ knownFrom: Date; isProblemAccepted: boolean }> {
  const { source } = held
  const orderNo = String(held.fields.orderNo)
  const problemNo = String(held.fields.problemNo)
  const problem = await holdProblem(tx, source, problemNo)
  const project = problem && (await projectIdOf(tx, source, String(problem.fields.projectCode)))
  const topics = project ? [`project:${project}`] : []
  const content = {
    ...held.content,
    ...set,
    ...(command === 'report' ? { evidence: evidence.length > 0 ? evidence : null } : {}),
  }
  const records: OwnRecord[] = []
  let isProblemAccepted = false
  if (problem) {
    const others = (await ordersOf(tx, source, problemNo)).map(each => ({
      orderNo: each.orderNo,
      reportedAt: each.reportedAt?.toISOString() ?? null,
      acceptedAt: each.acceptedAt?.toISOString() ?? null,
    }))
    const dates = problemDates(others.map(each => (each.orderNo === orderNo ? { ...each, ...set } : each)))
    isProblemAccepted = dates.acceptedAt !== null
    const { settledAt, acceptedAt } = problem.fields
    if (instant(settledAt) !== dates.settledAt || instant(acceptedAt) !== dates.acceptedAt)
      records.push({
        dataset: problemDataset,
        source,
        sourceId: problem.sourceId,
        content: { ...problem.content, ...dates },
        event: {
          type: isProblemAccepted ? 'problem.settled' : dates.settledAt ? 'problem.reported' : 'problem.reopened',
          topics,
          data: { project, problemNo },
        },
      })
  }
  records.push({
    dataset: orderDataset,
    source,
    sourceId: held.sourceId,
    content,
    event: { type: `order.${doneAs[command]}`, topics, data: { project, problemNo, role: held.fields.role } },
  })
  await insertAct(
    tx,
    actBy(context, {
      kind: doneAs[command],
      source,
      problemNo,
      orderNo,
      unit: String(held.fields.unit),
      text: text === '' ? null : text,
      detail: command === 'report' ? { evidence } : {},
      commandId,
    }),
  )
  const knownFrom = await saveRecords(tx, records, { city, actor: context.actor, now: context.clock.now() })
  await appendAudit(tx, context, {
    action: `order.${command}`,
    subject: `order:${orderNo}`,
    before: { state: held.fields.state },
    after: { ...set, state: to },
    reason: text === '' ? null : text,
  })
  return { knownFrom, isProblemAccepted }
}
