/** What a room keeps, each numbered from 1 within its emergency. */
export const roomKinds = ['objective', 'resource', 'report', 'drawing'] as const
export type RoomKind = (typeof roomKinds)[number]

/** One thing that was said in the room: the only truth, from which everything the room shows is folded. */
export interface RoomEntry {
  readonly kind: RoomKind
  /** Which objective, resource, report or drawing. */
  readonly number: number
  /** Of that thing, from 1 without gaps. */
  readonly version: number
  readonly verb: string
  readonly data: unknown
  /** Epoch milliseconds. */
  readonly at: number
  /** The post that said so; nobody's name. */
  readonly post: string | null
}

/** Why an entry is not taken. */
export type RoomRefusal =
  /** The thing is not where this can be done. */
  | 'not-now'
  /** More arrives than was sent, or leaves than is there. */
  | 'more-than-there'
  /** A correction of a report that was never issued. */
  | 'unknown-report'

/** What every thing of a room carries. */
export interface RoomThing {
  readonly number: number
  readonly version: number
  readonly history: readonly RoomStep[]
}

export interface RoomStep {
  readonly verb: string
  readonly at: string
  readonly post: string | null
  readonly reason: string | null
}

/** The thing's number, version and history after one more entry. */
export function grown(before: RoomThing | null, entry: RoomEntry, reason: string | null): RoomThing {
  const { verb, post, number, version } = entry
  const step = { verb, at: new Date(entry.at).toISOString(), post, reason }
  return { number, version, history: [...(before?.history ?? []), step] }
}
