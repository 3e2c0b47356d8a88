import { z } from 'zod'
import { grown, type RoomEntry, type RoomRefusal, type RoomThing } from './entry'

export const drawingShapes = ['point', 'line', 'area'] as const
export type DrawingShape = (typeof drawingShapes)[number]
export const drawingKinds = ['cordon', 'command-post', 'route', 'staging', 'flooded', 'shelter', 'other'] as const
export type DrawingKind = (typeof drawingKinds)[number]

/** Corners that a shape needs at least; an area is closed by whoever draws it on a map. */
export const leastCorners: Readonly<Record<DrawingShape, number>> = { point: 1, line: 2, area: 3 }
const MOST_CORNERS = 200

const corner = z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)])

export const drawingVerbs = ['draw', 'remove'] as const
export const drawingInputs = {
  draw: z
    .object({
      shape: z.enum(drawingShapes),
      kind: z.enum(drawingKinds),
      label: z.string().trim().max(40).default(''),
      /** `[lng, lat]`, WGS 84. */
      corners: z.array(corner).min(1).max(MOST_CORNERS),
    })
    .refine(each => each.corners.length >= leastCorners[each.shape], {
      message: 'too few corners for this shape',
      path: ['corners'],
    })
    .refine(each => each.shape !== 'point' || each.corners.length === 1, {
      message: 'a point has one corner',
      path: ['corners'],
    }),
  remove: z.object({ reason: z.string().trim().min(4).max(500).optional() }),
} as const

/** Something drawn on the map of an emergency. Removed, it stays in the record. */
export interface Drawing extends RoomThing {
  readonly shape: DrawingShape
  readonly kind: DrawingKind
  readonly label: string
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
  const told = entry.data as z.infer<typeof drawingInputs.draw>
  return { ...grown(null, entry, null), ...told, drawnAt: at, removedAt: null }
}
