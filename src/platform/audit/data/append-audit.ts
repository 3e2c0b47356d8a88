import { actorName } from '../../../shared/auth'
import { maskedText } from '../../../shared/personal'
import type { CommandContext } from '../../command/context'
import type { Tx } from '../../db/client'
import { lockEventLog } from '../../events/data/append-events'
import { withoutPersonal } from '../../log'
import { auditHash, CHAIN_START } from '../audit-hash'

const AUDIT_LOCK = 5101003

/** One thing that was done, tried or refused. */
export interface NewAuditEntry {
  readonly action: string
  readonly subject: string
  readonly outcome?: 'done' | 'denied' | 'failed'
  /** What was there and what is there now: the fields that changed, personal ones masked. */
  readonly before?: unknown
  readonly after?: unknown
  /** Why, in the words of whoever did it. */
  readonly reason?: string | null
}

/**
 * Adds one entry to the chain, in the transaction of what it tells of: both are there or neither is. Entries are made one
 * after another, under a lock until the commit, so this is the last thing a transaction does. Every transaction takes its
 * locks in one order (a dataset's records, the event log, the chain): whoever took them otherwise could wait for a
 * delivery that waits for us.
 */
export async function appendAudit(tx: Tx, context: CommandContext, entry: NewAuditEntry): Promise<void> {
  await lockEventLog(tx)
  await tx`select pg_advisory_xact_lock(${AUDIT_LOCK})`
  const [last] = await tx<{ seq: number; hash: string }[]>`
    select seq, hash from audit_entry order by seq desc limit 1`
  const facts = {
    seq: (last?.seq ?? 0) + 1,
    at: context.clock.now(),
    actor: actorName(context.actor),
    action: entry.action,
    outcome: entry.outcome ?? ('done' as const),
    subject: entry.subject,
    from: context.from,
    requestId: context.requestId,
    before: plain(entry.before),
    after: plain(entry.after),
    reason: entry.reason ? maskedText(entry.reason) : null,
  }
  const hash = auditHash(last?.hash ?? CHAIN_START, facts)
  await tx`
    insert into audit_entry (seq, at, actor, action, outcome, subject, "from", request_id, before, after, reason, hash)
    values (${facts.seq}, ${facts.at}, ${facts.actor}, ${facts.action}, ${facts.outcome}, ${facts.subject}, ${facts.from},
      ${facts.requestId}, ${json(tx, facts.before)}, ${json(tx, facts.after)}, ${facts.reason}, ${hash})`
}

/** As JSON will give it back: moments as texts, nothing undefined; personal values masked, whoever wrote the entry. */
const plain = (value: unknown): unknown =>
  value === undefined ? null : JSON.parse(JSON.stringify(withoutPersonal(value)))
const json = (tx: Tx, value: unknown) => (value === null ? null : tx.json(value as never))
