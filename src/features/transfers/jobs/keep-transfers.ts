import { setTimeout as sleep } from 'node:timers/promises'
import type { Clock } from '@/platform/clock'
import type { Sql, Tx } from '@/platform/db/client'
import { sendSigned, Undeliverable } from '@/platform/delivery'
import { appendEvents } from '@/platform/events/data/append-events'
import { system } from '@/shared/auth'
import { nextAttempt } from '../../deliveries'
import { transferEvent } from '../commands/told'
import {
  addReceipt,
  handedCase,
  holdDueTransfer,
  holdTransfer,
  openInside,
  platformOf,
  saveTransfer,
  type Transfer,
} from '../data/transfer.queries'
import { answerSchema, mayFollow, stateOfCase } from '../domain/transfer'

interface TransferJob {
  readonly sql: Sql
  readonly clock: Clock
}

const EVERY_MS = 5000
const LONGEST_ERROR = 300
const us = system('case-transfer')

/** What came in follows our case: where that went on, the other side is to be told. @returns how many went on */
export async function followCases({ sql, clock }: TransferJob): Promise<number> {
  let moved = 0
  for (const { id, platform, state, status } of await openInside(sql)) {
    const next = stateOfCase(status)
    if (!mayFollow(state, next)) continue
    await sql.begin(async tx => {
      const held = await holdTransfer(tx, id, platform)
      if (!held || !mayFollow(held.state, next)) return
      const at = clock.now()
      const changed = { ...held, state: next, attempts: 0, nextAt: at }
      await saveTransfer(tx, changed)
      await addReceipt(tx, id, { at, by: 'us', state: next, number: null, dueAt: null, text: null })
      await appendEvents(tx, [transferEvent(changed, us, at)])
      moved++
    })
  }
  return moved
}

/**
 * Tells the platform whose turn it is, signed, under a key by which it drops a second copy; its answer to a case handed
 * over is the receipt, with its number and its clock. The row stays locked meanwhile: two workers tell nothing twice.
 * @returns whether there was one
 */
export const tellNext = ({ sql, clock }: TransferJob): Promise<boolean> =>
  sql.begin(async tx => {
    const at = clock.now()
    const held = await holdDueTransfer(tx, at)
    if (!held) return false
    await tell(tx, held, at)
    return true
  }) as Promise<boolean>

async function tell(tx: Tx, held: Transfer, at: Date): Promise<void> {
  const platform = await platformOf(tx, { code: held.platform })
  const about = await handedCase(tx, held.caseId)
  if (!platform || !about) return void (await saveTransfer(tx, { ...held, nextAt: null, error: 'gone' }))
  const body = JSON.stringify({
    type: held.direction === 'out' ? 'case.handed-over' : 'case.progress',
    id: held.id,
    number: held.ourNo,
    yourNumber: held.theirNo,
    state: held.state,
    reason: held.reason,
    dueAt: about.limitAt,
    case: about,
  })
  const attempts = held.attempts + 1
  try {
    const { url, secret } = platform
    const told = await sendSigned({ url, secret, id: `${held.id}.${held.state}`, body })
    const changed = held.direction === 'out' ? received(held, told) : held
    await saveTransfer(tx, { ...changed, told: changed.state, attempts, nextAt: null, error: null })
    if (changed === held) return
    const { theirNo: number, theirDueAt: dueAt } = changed
    await addReceipt(tx, held.id, { at, by: 'them', state: 'received', number, dueAt, text: null })
    await appendEvents(tx, [transferEvent(changed, us, at)])
  } catch (failure) {
    const error = (failure instanceof Error ? failure.message : String(failure)).slice(0, LONGEST_ERROR)
    const nextAt = failure instanceof Undeliverable ? null : nextAttempt(attempts, at)
    const state = nextAt === null && held.direction === 'out' ? 'failed' : held.state
    const changed = { ...held, state, attempts, nextAt, error }
    await saveTransfer(tx, changed)
    await appendEvents(tx, [transferEvent(changed, us, at)])
  }
}

/** What an answer says: taken over, perhaps under a number and with a clock; what cannot be read says only that. */
function received(held: Transfer, told: string): Transfer {
  const read = answerSchema.safeParse(jsonOf(told))
  const { number, dueAt } = read.success ? read.data : {}
  return {
    ...held,
    state: 'received',
    theirNo: number ?? held.theirNo,
    theirDueAt: dueAt ? new Date(dueAt) : held.theirDueAt,
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** Does so again and again until the signal. */
export async function keepTransfers(
  job: TransferJob & { readonly signal: AbortSignal; readonly onError: (error: unknown) => void },
): Promise<void> {
  while (!job.signal.aborted) {
    try {
      await followCases(job)
      while (!job.signal.aborted && (await tellNext(job)));
    } catch (error) {
      job.onError(error)
    }
    await sleep(EVERY_MS, undefined, { signal: job.signal, ref: false }).catch(() => {})
  }
}
