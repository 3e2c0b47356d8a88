import { z } from 'zod'
import type { RoomKind } from './entry'
import {
  drawingKinds,
  drawingShapes,
  leastCorners,
  type ObjectiveVerb,
  type ResourceVerb,
  resourceKinds,
} from './words'

const reason = z.string().trim().min(4).max(500)

const goal = {
  text: z.string().trim().min(2).max(200),
  dueAt: z.iso.datetime({ offset: true }),
  unit: z.string().max(60).nullable().default(null),
}
/** Reaching may say how it was seen; the others say why. */
const objectiveInputs = {
  set: z.object(goal),
  amend: z.object({ ...goal, reason }),
  reach: z.object({ reason: reason.optional() }),
  drop: z.object({ reason }),
  reopen: z.object({ reason }),
} as const satisfies Record<ObjectiveVerb, z.ZodType>

const MOST = 1_000_000
const quantity = z.number().int().min(1).max(MOST)
const figure = z.number().int().min(0).max(MOST)
const said = z.string().trim().max(60).default('')
const corner = z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)])
/** Quantities are whole and are added to what was told before, except in a correction. */
const resourceInputs = {
  ask: z.object({
    kind: z.enum(resourceKinds),
    name: z.string().trim().min(1).max(80),
    measure: z.string().trim().min(1).max(12),
    quantity,
    from: z.string().max(60).nullable().default(null),
    to: z.string().trim().max(120).default(''),
    place: corner.nullable().default(null),
    said,
  }),
  commit: z.object({ quantity, said }),
  arrive: z.object({ quantity, said }),
  release: z.object({ quantity, said }),
  correct: z.object({ asked: quantity, committed: figure, arrived: figure, released: figure, reason }),
  cancel: z.object({ reason }),
} as const satisfies Record<ResourceVerb, z.ZodType>

const reportInputs = {
  issue: z.object({
    text: z.string().trim().min(10).max(10_000),
    corrects: z.number().int().min(1).nullable().default(null),
  }),
} as const

const MOST_CORNERS = 200
const drawingInputs = {
  draw: z
    .object({
      shape: z.enum(drawingShapes),
      kind: z.enum(drawingKinds),
      label: z.string().trim().min(1).max(40),
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
  remove: z.object({ reason: reason.optional() }),
} as const

export type GoalInput = z.infer<typeof objectiveInputs.amend>
export type AskInput = z.infer<typeof resourceInputs.ask>
export type ReportInput = z.infer<typeof reportInputs.issue>
export type DrawingInput = z.infer<typeof drawingInputs.draw>

const inputs: Readonly<Record<RoomKind, Readonly<Record<string, z.ZodType>>>> = {
  objective: objectiveInputs,
  resource: resourceInputs,
  report: reportInputs,
  drawing: drawingInputs,
}

/** What a verb is told with; null where the kind knows no such verb. */
export const inputOf = (kind: RoomKind, verb: string): z.ZodType | null =>
  Object.hasOwn(inputs[kind], verb) ? (inputs[kind][verb] ?? null) : null
