import { appendAudit } from '@/platform/audit'
import type { CommandContext } from '@/platform/command/context'
import type { Sql } from '@/platform/db/client'
import { appendEvents } from '@/platform/events/data/append-events'
import { actorName, authorize } from '@/shared/auth'
import { notFound } from '@/shared/problem'
import { areasAbove, type City, lookAt } from '../../areas'
import { saveAcknowledgement } from '../data/acknowledgement.queries'
import { readFlags } from '../data/open-flags.sql'
import { flagPlaces } from '../data/told-flags.queries'
import { flagEvent } from '../domain/flag-change'
import { acknowledgingLamps } from '../domain/policies'
import { uuid } from '../domain/record-id'

interface Circumstances {
  readonly sql: Sql
  readonly city: City
  readonly context: CommandContext
}

/**
 * Somebody at a desk has taken notice of the red lamp on a project or step: walls stop pulsing it. Said twice, it stays
 * the first one's. Nothing else changes: the lamp is out when its cause is.
 * @throws Denied; Problem 404 `unknown-flag` where no red lamp is lit
 */
export function acknowledgeLamp(id: string, { sql, city, context }: Circumstances) {
  const at = context.clock.now()
  return sql.begin(async tx => {
    const asked = { subjects: ['project', 'step'], only: { project: [id], step: [id] } } as const
    const look = lookAt(at, city.timezone, { kind: 'all' })
    const flags = uuid.test(id) ? await readFlags(tx, look, {}, undefined, asked) : []
    const lamp = flags.find(each => each.colour === 'red')
    if (!lamp) throw notFound('unknown-flag', 'No red lamp is lit there.')
    authorize(context.actor, acknowledgingLamps, { areas: areasAbove(city, lamp.area ?? undefined), unit: lamp.unit })
    const isNew = await saveAcknowledgement(tx, lamp, at, actorName(context.actor))
    if (!isNew) return { acknowledged: true, isNew }
    const places = await flagPlaces(tx, city, [id])
    const { data, ...event } = flagEvent({ type: 'flag.raised', flag: lamp, before: null }, places.get(id), city, at)
    const actor = actorName(context.actor)
    await appendEvents(tx, [{ ...event, type: 'flag.acknowledged', data: { ...data, before: 'red' }, actor }])
    const after = { rule: lamp.rule, since: lamp.since.toISOString() }
    await appendAudit(tx, context, { action: acknowledgingLamps.name, subject: event.subject, after })
    return { acknowledged: true, isNew }
  })
}
