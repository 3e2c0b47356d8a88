import { z } from 'zod'
import { appendAudit } from '@/platform/audit'
import type { CommandContext } from '@/platform/command/context'
import type { Sql, Tx } from '@/platform/db/client'
import { appendEvents } from '@/platform/events/data/append-events'
import { actorName, authorize } from '@/shared/auth'
import { uuid } from '@/shared/ids'
import { parsed } from '@/shared/parsed'
import { badRequest, conflict, notFound, Problem } from '@/shared/problem'
import type { City } from '../../areas'
import { emergenciesAt, findEmergency, lockMode } from '../data/emergency.queries'
import { addRoomEntry, roomEntries, writtenBefore } from '../data/room.queries'
import { modeAt } from '../domain/city-mode'
import { keepingRoom } from '../domain/policies'
import { type RoomEntry, type RoomKind, type RoomRefusal, roomKinds } from '../domain/room/entry'
import { inputOf } from '../domain/room/inputs'
import { firstVerb, nextNumber, refuse, roomOf, thingOf } from '../domain/room/room'

interface Asked {
  readonly emergency: number
  readonly kind: string
  /** Null: a new thing. */
  readonly number: number | null
  readonly verb: string | null
  readonly body: unknown
}

export interface RoomWritten {
  readonly number: number
  readonly version: number
  /** The same command was sent before: nothing changed. */
  readonly repeated: boolean
}

const envelope = z.object({
  commandId: z.uuid().optional(),
  /** Of the thing, as it was seen. */
  expectedVersion: z.number().int().min(1).optional(),
})
const words: Readonly<Record<RoomRefusal, string>> = {
  'not-now': 'It is not where this can be done.',
  'more-than-there': 'No more can arrive than was sent, nor leave than is there.',
  'unknown-report': 'There is no such report to correct.',
}

/**
 * Writes down one thing in the room of the emergency that holds: an objective, a resource, a situation report, a
 * drawing; new, or a change of one as it was seen. Of two who change the same version one wins, and the other is told.
 * @throws Problem 400 `shape`, `unknown-unit`, 404 `unknown-verb`, `unknown-thing`, 409 `no-emergency`, `not-now`,
 * `changed-meanwhile`, 422 `more-than-there`, `unknown-report` · Denied 401, 403
 */
export async function keepRoom(
  { sql, city }: { readonly sql: Sql; readonly city: City },
  context: CommandContext,
  { emergency, kind: asked, number, verb: named, body }: Asked,
): Promise<RoomWritten> {
  authorize(context.actor, keepingRoom)
  const kind = roomKinds.find(each => each === asked)
  const verb = kind && (named ?? firstVerb[kind])
  const input = kind && verb ? inputOf(kind, verb) : null
  if (!kind || !verb || !input || (verb === firstVerb[kind]) !== (number === null))
    throw notFound('unknown-verb', `A room does not know ${asked} ${named ?? ''}`)
  const { commandId, expectedVersion } = parsed(envelope, body)
  const data = parsed(input, body)
  knowsUnits(city, data)
  if (number !== null && expectedVersion === undefined)
    throw badRequest('shape', 'expectedVersion is needed', { field: 'expectedVersion' })
  const at = context.clock.now()
  const by = actorName(context.actor)
  const id = commandId ?? uuid(at)
  return sql.begin(async tx => {
    await lockMode(tx)
    const before = await writtenBefore(tx, id)
    if (before) return repeated(before, { emergency, kind, verb })
    await requireHolding(tx, emergency, at)
    // All of it: whoever held the lock before may have a clock that is a little ahead of ours.
    const room = roomOf(await roomEntries(tx, emergency, null))
    const thing = number === null ? null : thingOf(room, kind, number)
    if (number !== null && !thing) throw notFound('unknown-thing', `No ${kind} ${number}`)
    if (thing && thing.version !== expectedVersion) {
      const last = thing.history.at(-1)
      throw conflict('changed-meanwhile', 'Somebody was faster.', {
        version: thing.version,
        winner: { post: last?.post ?? null, command: last?.verb ?? null },
      })
    }
    const entry: RoomEntry = {
      kind,
      number: number ?? nextNumber(room, kind),
      version: (thing?.version ?? 0) + 1,
      verb,
      data,
      at: at.getTime(),
      post: context.actor.kind === 'person' ? context.actor.post : null,
    }
    const refused = refuse(room, entry)
    if (refused) throw refusal(refused)
    await addRoomEntry(tx, { ...entry, id, emergencyId: emergency, actor: by })
    await tellRoom(tx, city, { emergency, at, by, data: { kind, number: entry.number, version: entry.version, verb } })
    await appendAudit(tx, context, {
      action: 'room.keep',
      subject: `emergency:${emergency}`,
      after: { kind, number: entry.number, version: entry.version, verb, data },
    })
    return { number: entry.number, version: entry.version, repeated: false }
  })
}

const refusal = (code: RoomRefusal): Problem =>
  code === 'not-now' ? conflict(code, words[code]) : new Problem(422, code, words[code])

/** A unit that is named is one of the city's. @throws Problem 400 `unknown-unit` */
function knowsUnits(city: City, data: unknown): void {
  const { unit = null, from = null } = data as { readonly unit?: string | null; readonly from?: string | null }
  for (const [field, code] of Object.entries({ unit, from }))
    if (code !== null && !city.units.has(code)) throw badRequest('unknown-unit', `${code} is no unit`, { field })
}

function repeated(
  before: RoomEntry & { readonly emergencyId: number },
  sent: { readonly emergency: number; readonly kind: RoomKind; readonly verb: string },
): RoomWritten {
  if (before.emergencyId !== sent.emergency || before.kind !== sent.kind || before.verb !== sent.verb)
    throw conflict('command-differs', 'This command wrote something else before.')
  return { number: before.number, version: before.version, repeated: true }
}

/** @throws Problem 404 `unknown-emergency`, 409 `no-emergency` */
async function requireHolding(tx: Tx, emergency: number, at: Date): Promise<void> {
  const now = modeAt(await emergenciesAt(tx, at), at.getTime())
  if (now.mode === 'emergency' && now.emergency.id === emergency) return
  if (!(await findEmergency(tx, emergency))) throw notFound('unknown-emergency', `No emergency ${emergency}`)
  throw conflict('no-emergency', 'This emergency is over; its room is closed.')
}

interface Told {
  readonly emergency: number
  readonly at: Date
  readonly by: string
  readonly data: Readonly<Record<string, unknown>>
}

/** Tells desks and the wall that something of the room changed; what it says they read by their own right. */
export const tellRoom = (tx: Tx, city: City, { emergency, at, by, data }: Told) =>
  appendEvents(tx, [
    {
      at,
      topics: [`area:${city.code}`, 'wall'],
      type: 'room.changed',
      subject: `emergency:${emergency}`,
      data,
      actor: by,
    },
  ])
