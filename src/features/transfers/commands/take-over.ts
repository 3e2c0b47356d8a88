import { appendAudit } from '@/platform/audit'
import type { CommandContext } from '@/platform/command/context'
import type { Connection, Sql } from '@/platform/db/client'
import { appendEvents } from '@/platform/events/data/append-events'
import { type Actor, authorize } from '@/shared/auth'
import { uuid } from '@/shared/ids'
import { parsed } from '@/shared/parsed'
import { conflict, notFound, Problem } from '@/shared/problem'
import type { City } from '../../areas'
import { holdCases, registerCase } from '../../cases/server'
import {
  addReceipt,
  addTransfer,
  handedCase,
  holdTransfer,
  type Platform,
  platformOf,
  saveTransfer,
  takenOver,
} from '../data/transfer.queries'
import { callingAsPlatform } from '../domain/policies'
import { mayFollow, receiptInput, type TransferState, takeOverInput } from '../domain/transfer'
import { transferEvent } from './told'

interface Place {
  readonly sql: Sql
  readonly city: City
}

/** What the other side is answered: our number and our clock beside theirs. */
export interface TakenOver {
  readonly id: string
  readonly number: string
  readonly dueAt: string | null
  readonly state: TransferState
  readonly repeated: boolean
}

/** The platform that a key belongs to. @throws Problem 403 `no-platform` for a key that is no platform's · Denied */
export async function callerOf(sql: Connection, actor: Actor): Promise<Platform> {
  authorize(actor, callingAsPlatform)
  const found = actor.kind === 'client' ? await platformOf(sql, { keyId: actor.id }) : null
  if (!found) throw new Problem(403, 'no-platform', 'This key is no platform’s: POST /platforms names it.')
  return found
}

/**
 * Takes a case of another platform: one of ours with its own number and clock, beside theirs. The same number of theirs
 * again is the same case.
 * @throws Problem 400 `shape`, `outside-city` · Denied
 */
export async function takeOver({ sql, city }: Place, context: CommandContext, body: unknown): Promise<TakenOver> {
  authorize(context.actor, callingAsPlatform)
  const input = parsed(takeOverInput, body)
  const at = context.clock.now()
  return sql.begin(async tx => {
    const platform = await callerOf(tx, context.actor)
    await holdCases(tx)
    const known = await takenOver(tx, platform.code, input.number)
    if (known) {
      const limitAt = (await handedCase(tx, known.caseId))?.limitAt ?? null
      return { ...answerOf(known, limitAt), repeated: true }
    }
    const { id: caseId, caseNo } = await registerCase(
      tx,
      city,
      context,
      { ...input.case, foundBy: 'transfer' },
      { data: { platform: platform.code, number: input.number } },
    )
    const transfer = {
      id: uuid(at),
      caseId,
      platform: platform.code,
      direction: 'in' as const,
      ourNo: caseNo,
      theirNo: input.number,
      theirDueAt: input.dueAt ? new Date(input.dueAt) : null,
      reason: input.reason,
      state: 'received' as const,
      handedAt: at,
      told: 'received' as const,
      nextAt: null,
    }
    await addTransfer(tx, transfer)
    await addReceipt(tx, transfer.id, {
      at,
      by: 'us',
      state: 'received',
      number: caseNo,
      dueAt: null,
      text: null,
    })
    return { ...answerOf(transfer, null), repeated: false }
  })
}

const answerOf = (
  { id, ourNo, state }: { readonly id: string; readonly ourNo: string; readonly state: TransferState },
  limitAt: Date | null,
) => ({ id, number: ourNo, dueAt: limitAt?.toISOString() ?? null, state })

/**
 * Takes what the other side says of a case that we handed over: received under its number, accepted, done, returned.
 * Said again it changes nothing.
 * @throws Problem 404 `unknown-transfer`, 409 `transfer-over` where it would go back · Denied
 */
export async function takeReceipt(
  sql: Sql,
  context: CommandContext,
  id: string,
  body: unknown,
): Promise<{ readonly state: TransferState; readonly repeated: boolean }> {
  authorize(context.actor, callingAsPlatform)
  const input = parsed(receiptInput, body)
  const at = context.clock.now()
  return sql.begin(async tx => {
    const platform = await callerOf(tx, context.actor)
    const held = await holdTransfer(tx, id, platform.code)
    if (held?.direction !== 'out') throw notFound('unknown-transfer', `No case was handed over as ${id}`)
    if (held.state === input.state) return { state: held.state, repeated: true }
    if (!mayFollow(held.state, input.state))
      throw conflict('transfer-over', `It is ${held.state}: ${input.state} does not follow.`, { state: held.state })
    const dueAt = input.dueAt ? new Date(input.dueAt) : null
    const changed = {
      ...held,
      state: input.state,
      told: input.state,
      theirNo: input.number ?? held.theirNo,
      theirDueAt: dueAt ?? held.theirDueAt,
      nextAt: null,
      error: null,
    }
    await saveTransfer(tx, changed)
    const said = { at, by: 'them' as const, state: input.state, number: input.number ?? null, dueAt }
    await addReceipt(tx, id, { ...said, text: input.text ?? null })
    await appendEvents(tx, [transferEvent(changed, context.actor, at)])
    await appendAudit(tx, context, {
      action: 'transfer.receipt',
      subject: `case:${held.caseId}`,
      after: { transfer: id, ...input },
    })
    return { state: input.state, repeated: false }
  })
}
