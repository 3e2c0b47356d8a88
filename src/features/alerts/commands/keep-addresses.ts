import { appendAudit } from '@/platform/audit'
import type { CommandContext } from '@/platform/command/context'
import { config } from '@/platform/config'
import type { Sql } from '@/platform/db/client'
import { pointsInward } from '@/platform/delivery'
import { actorName, authorize } from '@/shared/auth'
import { uuid } from '@/shared/ids'
import { badRequest, notFound } from '@/shared/problem'
import { currentCity } from '../../areas/server'
import { type AlertAddress, addAddress, endAddress, openAddress } from '../data/alert.queries'
import type { NewAlertAddress } from '../domain/alert-address'
import { keepingAlerts } from '../domain/policies'

/** The audit says that there is an address and whose, not which. */
const audited = ({ channel, post, unit, everyMinutes }: NewAlertAddress | AlertAddress) => ({
  channel,
  post,
  unit,
  everyMinutes,
})

/** An address that a post hears at. @throws Problem 400 `unknown-unit` `inward-address`; Denied */
export async function addAlertAddress(
  sql: Sql,
  context: CommandContext,
  wanted: NewAlertAddress,
): Promise<AlertAddress> {
  authorize(context.actor, keepingAlerts)
  if (wanted.unit !== null && !currentCity().units.has(wanted.unit))
    throw badRequest('unknown-unit', `No unit has the code ${wanted.unit}`)
  if (wanted.channel === 'webhook' && (await pointsInward(new URL(wanted.address), config().webhook?.hosts ?? [])))
    throw badRequest('inward-address', 'The address points inwards', { parameter: 'address' })
  const madeAt = context.clock.now()
  const address = { ...wanted, id: uuid(madeAt), madeAt }
  await sql.begin(async tx => {
    await addAddress(tx, { ...address, madeBy: actorName(context.actor) })
    await appendAudit(tx, context, { action: 'alert.add', subject: `alert:${address.id}`, after: audited(wanted) })
  })
  return address
}

/** Nothing more is told there. @throws Problem 404 `unknown-address`; Denied */
export async function endAlertAddress(sql: Sql, context: CommandContext, id: string): Promise<void> {
  authorize(context.actor, keepingAlerts)
  await sql.begin(async tx => {
    const held = await openAddress(tx, id)
    if (!held) throw notFound('unknown-address', 'No address has this number')
    await endAddress(tx, held.id, context.clock.now())
    await appendAudit(tx, context, { action: 'alert.end', subject: `alert:${id}`, before: audited(held) })
  })
}
