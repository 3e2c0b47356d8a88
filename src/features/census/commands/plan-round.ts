import { appendAudit } from '@/platform/audit'
import type { CommandContext } from '@/platform/command/context'
import type { Sql } from '@/platform/db/client'
import { appendEvents } from '@/platform/events/data/append-events'
import { actorName, authorize } from '@/shared/auth'
import { uuid } from '@/shared/ids'
import { parsed } from '@/shared/parsed'
import { badRequest, conflict } from '@/shared/problem'
import type { City } from '../../areas'
import { dayOf } from '../../areas/server'
import { addRound, holdPlanning, nextNumber, roundInCells } from '../data/round.queries'
import { planInput } from '../domain/plan'
import { planningCensus } from '../domain/policies'
import { roundEvent, roundSubject } from './round-subject'

/**
 * Plans a round over cells of one district; its list is made when it begins.
 * @throws Problem 400 `shape`, `unknown-area`, `two-districts`, `unknown-unit`, 409 `cells-taken` · Denied
 */
export async function planRound(
  { sql, city }: { readonly sql: Sql; readonly city: City },
  context: CommandContext,
  body: unknown,
): Promise<{ readonly id: string; readonly no: string }> {
  authorize(context.actor, planningCensus)
  const read = parsed(planInput, body)
  const input = { ...read, cells: [...new Set(read.cells)].sort(), groups: [...new Set(read.groups)].sort() }
  const stranger = input.cells.find(cell => city.areas.get(cell)?.kind !== 'cell')
  if (stranger !== undefined)
    throw badRequest('unknown-area', `${stranger} is no unit cell of ${city.name.en}`, { field: 'cells' })
  const [district, ...others] = new Set(input.cells.map(cell => city.districtOf(cell)))
  if (!district || others.length > 0)
    throw badRequest('two-districts', 'The cells of a round lie in one district.', { field: 'cells' })
  if (!city.units.has(input.unit)) throw badRequest('unknown-unit', `No unit ${input.unit}`, { field: 'unit' })
  authorize(context.actor, planningCensus, roundSubject(city, input))
  const at = context.clock.now()
  const today = dayOf(at, city.timezone)
  if (input.dueOn < today) throw badRequest('shape', 'The day it is due has passed.', { field: 'dueOn' })
  return sql.begin(async tx => {
    await holdPlanning(tx)
    const taken = await roundInCells(tx, input.cells)
    if (taken) throw conflict('cells-taken', `Round ${taken} has one of these cells.`, { no: taken })
    const no = await nextNumber(tx, today)
    const round = { ...input, id: uuid(at), no, district, plannedBy: actorName(context.actor), plannedAt: at }
    await addRound(tx, round)
    await appendEvents(tx, [roundEvent({ ...round, state: 'planned' }, 'planned', context.actor, at)])
    await appendAudit(tx, context, { action: 'census.plan', subject: `census:${round.id}`, after: { no, ...input } })
    return { id: round.id, no }
  })
}
