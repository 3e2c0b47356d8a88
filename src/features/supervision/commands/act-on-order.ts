import { z } from 'zod'
import { appendAudit } from '@/platform/audit'
import { atOneMoment, type CommandContext } from '@/platform/command/context'
import type { Tx } from '@/platform/db/client'
import { authorize } from '@/shared/auth'
import { conflict, notFound, Problem } from '@/shared/problem'
import type { City } from '../../areas'
import { cityCalendar } from '../../datasets/server'
import { type HeldRecord, holdRecord, OWN_SOURCE, type OwnRecord, saveRecords } from '../../sources/server'
import { insertAct, isDone, lastActOn } from '../data/act.queries'
import { holdProblem, lockSupervision, orderDataset, ordersOf, problemDataset, projectIdOf } from '../data/held.queries'
import type { ActDetail, ActKind, Evidence } from '../domain/act'
import { clockIn, clockRefusals } from '../domain/order-clock'
import { decideOrder, isOrderState, type OrderCommand, type OrderState, partyOf } from '../domain/order-life'
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
  /** Working days of an extension or a suspension. */
  days: z.number().int().min(1).max(1000).optional(),
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
  ask: 'extension-asked',
  extend: 'extended',
  decline: 'extension-declined',
  suspend: 'suspended',
  resume: 'resumed',
}

const refusals = {
  'not-in-this-state': 'The order is not where this can be done',
  'report-missing': 'A report says what was done',
  'reason-missing': 'This needs a reason',
  'days-missing': 'This needs a number of working days',
  ...clockRefusals,
} as const
/** What is missing in the request; every other refusal is of the order as it stands. */
const missing: readonly string[] = ['report-missing', 'reason-missing', 'days-missing', 'too-many-days']

/** Milliseconds of the moment from which this version is known: grows with every change of any record. */
export const versionOf = (knownFrom: Date): number => knownFrom.getTime()

/**
 * One step of an order's life: the unit starts on it and reports, the supervisor accepts or sends back. The last
 * acceptance settles the problem. Its clock is moved the same way: the unit asks for an extension, the supervisor grants
 * or declines it, stops the clock and lets it run again.
 * @throws Denied; Problem 404 `unknown-order`, 409 `foreign-order` `changed-meanwhile` (with who was faster)
 *   `not-in-this-state` and what the clock refuses, 422 `report-missing` `reason-missing` `days-missing` `too-many-days`
 */
export async function actOnOrder(
  desk: Desk,
  asked: CommandContext,
  { id, command, input }: { readonly id: string; readonly command: OrderCommand; readonly input: OrderInput },
): Promise<OrderAnswer> {
  authorize(asked.actor, actingOnOrders)
  return desk.sql.begin(async tx => {
    await lockSupervision(tx)
    const context = atOneMoment(asked)
    const held = await holdRecord(tx, orderDataset, id)
    const state = held?.fields.state
    if (!held || held.isWithdrawn || !isOrderState(state))
      throw notFound('unknown-order', `No order is called ${id.slice(0, 100)}`)
    const orderNo = String(held.fields.orderNo)
    authorize(context.actor, rightOf(partyOf(command)), whereaboutsOf(held.fields, desk.city))
    if (await isDone(tx, input.commandId ?? null))
      return { id, orderNo, state, version: versionOf(held.knownFrom), isProblemAccepted: false }
    await checkCurrent(tx, held, orderNo, input.expectedVersion)
    const limits = desk.city.clocks.order
    const clock = clockIn(held.fields)
    const words = { text: input.text, days: input.days ?? null }
    const judged = { now: context.clock.now(), calendar: cityCalendar(desk.city), limits }
    const decision = decideOrder({ state, clock }, command, words, judged)
    if ('refused' in decision) {
      const { refused } = decision
      throw new Problem(missing.includes(refused) ? 422 : 409, refused, refusals[refused], { state, limits })
    }
    const { days } = words
    const detail: ActDetail = command === 'report' ? { evidence: input.evidence } : days === null ? {} : { days }
    const change = {
      command,
      to: decision.to,
      set: decision.set,
      text: input.text.trim(),
      detail,
      evidence: input.evidence,
    }
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
  readonly detail: ActDetail
  readonly evidence: readonly Evidence[]
}

async function write(
  tx: Tx,
  city: City,
  context: CommandContext,
  held: HeldRecord,
  { command, to, set, text, detail, evidence }: Change,
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
      detail,
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
