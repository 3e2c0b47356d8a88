import { type Drawing, growDrawing, refuseDrawing } from './drawing'
import type { RoomEntry, RoomKind, RoomRefusal, RoomThing } from './entry'
import { growObjective, type Objective, objectiveAfter } from './objective'
import { growReport, refuseReport, type SituationReport } from './report'
import { growResource, type Resource, refuseResource } from './resource'

/** Everything a room holds, each list by number. */
export interface Room {
  readonly objectives: readonly Objective[]
  readonly resources: readonly Resource[]
  readonly reports: readonly SituationReport[]
  readonly drawings: readonly Drawing[]
}

/** The verb that makes a new thing of a kind. */
export const firstVerb = { objective: 'set', resource: 'ask', report: 'issue', drawing: 'draw' } as const

function folded<T extends RoomThing>(
  entries: readonly RoomEntry[],
  kind: RoomKind,
  grow: (before: T | null, entry: RoomEntry) => T | null,
): T[] {
  const things = new Map<number, T>()
  for (const entry of entries) {
    if (entry.kind !== kind) continue
    const after = grow(things.get(entry.number) ?? null, entry)
    if (after !== null) things.set(entry.number, after)
  }
  return [...things.values()].sort((one, other) => one.number - other.number)
}

/** The room that entries, in their order, add up to. */
export const roomOf = (entries: readonly RoomEntry[]): Room => ({
  objectives: folded(entries, 'objective', growObjective),
  resources: folded(entries, 'resource', growResource),
  reports: folded(entries, 'report', growReport),
  drawings: folded(entries, 'drawing', growDrawing),
})

const lists = { objective: 'objectives', resource: 'resources', report: 'reports', drawing: 'drawings' } as const

/** The thing an entry speaks of; null where there is none. */
export const thingOf = (room: Room, kind: RoomKind, number: number): RoomThing | null =>
  room[lists[kind]].find(each => each.number === number) ?? null

/** The number of the next new thing of a kind. */
export const nextNumber = (room: Room, kind: RoomKind): number => (room[lists[kind]].at(-1)?.number ?? 0) + 1

type Told = Pick<RoomEntry, 'kind' | 'number' | 'verb' | 'data'>

/** Why the room does not take an entry; null: it does. */
export function refuse(room: Room, entry: Told): RoomRefusal | null {
  const { kind, number, verb } = entry
  switch (kind) {
    case 'objective':
      return objectiveAfter(at(room.objectives, number), verb) === null ? 'not-now' : null
    case 'resource':
      return refuseResource(at(room.resources, number), entry)
    case 'report':
      return refuseReport(at(room.reports, number), entry, room.reports.length)
    case 'drawing':
      return refuseDrawing(at(room.drawings, number), entry)
  }
}

const at = <T extends RoomThing>(things: readonly T[], number: number): T | null =>
  things.find(each => each.number === number) ?? null
