import { appendAudit } from '@/platform/audit'
import type { CommandContext } from '@/platform/command/context'
import type { Sql } from '@/platform/db/client'
import { appendEvents } from '@/platform/events/data/append-events'
import { actorName, authorize } from '@/shared/auth'
import { conflict, notFound } from '@/shared/problem'
import type { City } from '../../areas'
import { retireScreenAccount } from '../../people/server'
import { holdKiosk, markKioskRevoked } from '../data/kiosk.queries'
import { keepingScreens } from '../domain/policies'

interface Circumstances {
  readonly sql: Sql
  readonly city: City
  readonly context: CommandContext
}

/** Ends a screen's session within a second, for good. @throws Denied; Problem 404 `unknown-screen`, 409 `already-revoked` */
export const revokeKiosk = (id: string, reason: string, { sql, city, context }: Circumstances): Promise<void> =>
  sql.begin(async tx => {
    const at = context.clock.now()
    const held = await holdKiosk(tx, id, at)
    if (!held) throw notFound('unknown-screen', 'No screen is called so.')
    authorize(context.actor, keepingScreens, { city, area: held.area })
    if (held.revokedAt !== null) throw conflict('already-revoked', 'This screen was revoked before.')
    await markKioskRevoked(tx, id, at, actorName(context.actor))
    const ended = await retireScreenAccount(tx, context, id)
    if (ended) await appendEvents(tx, [ended])
    await appendAudit(tx, context, { action: 'screen.revoke', subject: `screen:${id}`, reason })
  })
