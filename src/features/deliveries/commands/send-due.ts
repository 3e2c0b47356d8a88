import type { Sql, Tx } from '@/platform/db/client'
import { type Channel, type Couriers, Undeliverable } from '@/platform/delivery'
import { type Delivery, holdDue, saveOutcome } from '../data/outbox.queries'
import { nextAttempt } from '../domain/delivery'

/** How the messages of one kind are worded. */
export interface MessageKind {
  readonly name: string
  /** Called when its turn has come; `null`: nobody wants it any more (a link that was used). */
  compose(
    sql: Tx,
    asked: { readonly payload: unknown; readonly channel: Channel; readonly at: Date },
  ): Promise<{ readonly subject: string; readonly text: string; readonly data?: unknown } | null>
}

export interface Sending {
  readonly sql: Sql
  readonly couriers: Couriers
  readonly kinds: readonly MessageKind[]
  readonly at: Date
}

const LONGEST_ERROR = 300

/**
 * Sends the message whose turn it is. Its row stays locked from before the attempt until its outcome is written: two
 * workers never send one message, and one that dies before the other side took it over leaves it waiting. At least once:
 * whoever dies between the other side's word and ours sends it again, under the same id.
 * @returns whether there was one
 */
export async function sendNext({ sql, couriers, kinds, at }: Sending): Promise<boolean> {
  const open = (Object.keys(couriers) as Channel[]).filter(each => couriers[each])
  if (open.length === 0 || kinds.length === 0) return false
  return (await sql.begin(async tx => {
    const held = await holdDue(tx, { at, channels: open, kinds: kinds.map(each => each.name) })
    if (!held) return false
    await saveOutcome(tx, held.id, { ...(await attempt(tx, held, { couriers, kinds, at })), triedAt: at })
    return true
  })) as boolean
}

async function attempt(tx: Tx, held: Delivery, { couriers, kinds, at }: Omit<Sending, 'sql'>) {
  const { payload, channel, recipient } = held
  const attempts = held.attempts + 1
  const none = { attempts, nextAt: at, sentAt: null, receipt: null, error: null }
  const message = await kinds.find(each => each.name === held.kind)?.compose(tx, { payload, channel, at })
  if (!message || recipient === '') return { ...none, state: 'dropped', attempts: held.attempts } as const
  try {
    const sent = await couriers[channel]?.send({ id: `${held.id}.${held.turn}`, to: recipient, ...message })
    return { ...none, state: 'sent', sentAt: at, receipt: sent?.receipt ?? null } as const
  } catch (failure) {
    // what the other side says may repeat the address: it is in the row already, and masked where it is shown
    const error = (failure instanceof Error ? failure.message : String(failure)).slice(0, LONGEST_ERROR)
    const next = failure instanceof Undeliverable ? null : nextAttempt(attempts, at)
    return { ...none, state: next ? 'waiting' : 'failed', nextAt: next ?? at, error } as const
  }
}
