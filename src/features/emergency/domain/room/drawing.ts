import { grown, type RoomEntry, type RoomRefusal, type RoomThing } from './entry'
import type { DrawingInput } from './inputs'
import type { DrawingKind, DrawingShape } from './words'

/** Something drawn on the map of an emergency. Removed, it stays in the record. */
export interface Drawing extends RoomThing {
  readonly shape: DrawingShape
  readonly kind: DrawingKind
  readonly label: string
  /** `[lng, lat]`, WGS 84. */
  readonly corners: readonly (readonly [number, number])[]
  readonly drawnAt: string
  readonly removedAt: string | null
}

export const refuseDrawing = (before: Drawing | null, { verb }: Pick<RoomEntry, 'verb'>): RoomRefusal | null =>
  (verb === 'draw' ? before === null : before !== null && before.removedAt === null) ? null : 'not-now'

export function growDrawing(before: Drawing | null, entry: RoomEntry): Drawing | null {
  if (refuseDrawing(before, entry) !== null) return before
  const at = new Date(entry.at).toISOString()
  const { reason = null } = entry.data as { reason?: string }
  if (before !== null) return { ...before, ...grown(before, entry, reason), removedAt: at }
  const told = entry.data as DrawingInput
  return { ...grown(null, entry, null), ...told, drawnAt: at, removedAt: null }
}
