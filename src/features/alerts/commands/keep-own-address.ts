import { appendAudit } from '@/platform/audit'
import type { CommandContext } from '@/platform/command/context'
import type { Sql } from '@/platform/db/client'
import { actorName, authorize, type Person } from '@/shared/auth'
import { uuid } from '@/shared/ids'
import { notFound } from '@/shared/problem'
import { endAddress } from '../data/alert.queries'
import { addOwn, ownAddresses } from '../data/own-address.queries'
import { maskedAddress, type NewOwnAddress, type OwnChannel } from '../domain/own-address'
import { reachingOneself } from '../domain/policies'

const personOf = ({ actor }: CommandContext): Person => {
  authorize(actor, reachingOneself)
  return actor as Person
}

/** Where whoever is signed in is reached by a channel, instead of where it was. The audit holds the channel alone. */
export async function keepOwnAddress(sql: Sql, context: CommandContext, { channel, address }: NewOwnAddress) {
  const person = personOf(context)
  const at = context.clock.now()
  const id = uuid(at)
  await sql.begin(async tx => {
    // one a channel: two windows at once take turns by the account's row
    await tx`select from person where id = ${person.id} for update`
    const held = (await ownAddresses(tx, person.id)).find(each => each.channel === channel)
    if (held) await endAddress(tx, held.id, at)
    await addOwn(tx, { id, channel, address, account: person.id, at, by: actorName(person) })
    await appendAudit(tx, context, { action: 'alert.own', subject: `alert:${id}`, after: { channel } })
  })
  return { channel, shown: maskedAddress(channel, address) }
}

/** Nothing more is told there. @throws Denied; Problem 404 `unknown-address` */
export async function endOwnAddress(sql: Sql, context: CommandContext, channel: OwnChannel): Promise<void> {
  const person = personOf(context)
  await sql.begin(async tx => {
    const held = (await ownAddresses(tx, person.id)).find(each => each.channel === channel)
    if (!held) throw notFound('unknown-address', 'No address is kept for this channel')
    await endAddress(tx, held.id, context.clock.now())
    await appendAudit(tx, context, { action: 'alert.own-end', subject: `alert:${held.id}`, before: { channel } })
  })
}

/** The address itself, for its owner alone; the look is in the audit before it is answered. @throws as above */
export async function showOwnAddress(sql: Sql, context: CommandContext, channel: OwnChannel): Promise<string> {
  const person = personOf(context)
  return (await sql.begin(async tx => {
    const held = (await ownAddresses(tx, person.id)).find(each => each.channel === channel)
    if (!held) throw notFound('unknown-address', 'No address is kept for this channel')
    await appendAudit(tx, context, {
      action: 'personal.unmask',
      subject: `alert:${held.id}`,
      after: { fields: ['address'] },
    })
    return held.address
  })) as string
}
