import { appendAudit } from '@/platform/audit'
import type { CommandContext } from '@/platform/command/context'
import type { Sql } from '@/platform/db/client'
import { appendEvents } from '@/platform/events/data/append-events'
import { actorName, authorize } from '@/shared/auth'
import { uuid } from '@/shared/ids'
import { conflict } from '@/shared/problem'
import { addAlert, sentBefore } from '../data/cap-alert.queries'
import { endOf, levelOf } from '../domain/alert-state'
import { readCap } from '../domain/cap-alert'
import { sendingAlerts } from '../domain/policies'

/**
 * Takes an alert of CAP 1.2; the same document again changes nothing.
 * @throws Problem 400 `cap-broken`, `cap-version`, `shape`, 409 `alert-differs`, 413 `too-large` · Denied
 */
export async function takeAlert(
  sql: Sql,
  context: CommandContext,
  source: string,
): Promise<{ readonly id: string; readonly repeated: boolean }> {
  authorize(context.actor, sendingAlerts)
  const alert = readCap(source)
  const at = context.clock.now()
  return sql.begin(async tx => {
    const { sender, identifier, msgType, status, references } = alert
    const actor = actorName(context.actor)
    const id = uuid(at)
    const endsAt = alert.infos.length > 0 ? new Date(endOf(alert)) : null
    if (!(await addAlert(tx, { id, alert, source, endsAt, receivedAt: at, actor }))) {
      const before = await sentBefore(tx, alert)
      if (before?.source !== source)
        throw conflict('alert-differs', `${sender} sent something else as ${identifier} before.`)
      return { id: before.id, repeated: true }
    }
    const name = alert.infos[0]?.event ?? null
    const told = { name, sender, identifier, msgType, status, level: levelOf(alert) }
    const event = { type: 'alert.taken', subject: `alert:${id}`, data: told, actor }
    await appendEvents(tx, [{ at, topics: ['wall'], ...event }])
    await appendAudit(tx, context, { action: 'cap.take', subject: `alert:${id}`, after: { ...told, references } })
    return { id, repeated: false }
  })
}
