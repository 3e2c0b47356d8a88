import rules from '@/messages/zh/rules.json'
import type { Sql } from '@/platform/db/client'
import { queueMessage } from '../../deliveries/server'
import { rulesAt } from '../../flags/server'
import { alertCursor, lockAlerts, putDown, takeDue } from '../data/alert.queries'

export const DIGEST = 'flag-digest'

/** Events named in one digest; the others are counted. */
const NAMED = 50

/**
 * Reads the log on and writes the digests that are due into the outbox. The first change of a rule is told at once;
 * what follows waits for the next digest of that rule, so that a thousand lamps are one message, not a thousand.
 * @returns how many digests were written
 */
export async function tellAddresses(sql: Sql, now: Date): Promise<number> {
  return (await sql.begin(async tx => {
    await lockAlerts(tx)
    const { versions } = await rulesAt(tx, now)
    const told = Object.values(versions).flatMap(({ rule, tells }) => tells.map(post => [rule, post] as const))
    await putDown(tx, await alertCursor(tx), told)
    const due = await takeDue(tx, now)
    for (const { addressId, rule, channel, address, seqs } of due) {
      const contact = { email: null, phone: null, webhook: null, [channel === 'sms' ? 'phone' : channel]: address }
      await queueMessage(tx, {
        kind: DIGEST,
        key: `${addressId}:${rule}:${seqs[0]}`,
        about: rules.name[rule],
        contact,
        payload: { addressId, rule, seqs: seqs.slice(0, NAMED), count: seqs.length },
        at: now,
      })
    }
    return due.length
  })) as number
}
