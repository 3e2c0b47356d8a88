import { z } from 'zod'
import { grown, type RoomEntry, type RoomThing } from './entry'

export type ObjectiveState = 'open' | 'reached' | 'dropped'
export const objectiveVerbs = ['set', 'amend', 'reach', 'drop', 'reopen'] as const
export type ObjectiveVerb = (typeof objectiveVerbs)[number]

/** State × verb → next state; a pair that is not here is refused. `none`: it does not exist yet. */
export const objectiveTransitions: Readonly<
  Record<ObjectiveVerb, Partial<Readonly<Record<ObjectiveState | 'none', ObjectiveState>>>>
> = {
  set: { none: 'open' },
  amend: { open: 'open' },
  reach: { open: 'reached' },
  drop: { open: 'dropped' },
  reopen: { reached: 'open', dropped: 'open' },
}

const reason = z.string().trim().min(4).max(500)
const goal = {
  /** What is to be reached. */
  text: z.string().trim().min(2).max(200),
  dueAt: z.iso.datetime({ offset: true }),
  /** Code of the unit that answers for it. */
  unit: z.string().max(60).nullable().default(null),
}
/** What is told with each verb. Reaching may say how it was seen; the others say why. */
export const objectiveInputs = {
  set: z.object(goal),
  amend: z.object({ ...goal, reason }),
  reach: z.object({ reason: reason.optional() }),
  drop: z.object({ reason }),
  reopen: z.object({ reason }),
} as const satisfies Record<ObjectiveVerb, z.ZodType>

export interface Objective extends RoomThing {
  readonly text: string
  readonly dueAt: string
  readonly unit: string | null
  readonly state: ObjectiveState
  /** When it was reached or dropped. */
  readonly doneAt: string | null
}

const isVerb = (verb: string): verb is ObjectiveVerb => objectiveVerbs.some(each => each === verb)

/** The state a verb leads to; null where it leads nowhere. */
export const objectiveAfter = (before: Objective | null, verb: string): ObjectiveState | null =>
  isVerb(verb) ? (objectiveTransitions[verb][before?.state ?? 'none'] ?? null) : null

/** An objective after one more entry; what the table does not know changes nothing. */
export function growObjective(before: Objective | null, entry: RoomEntry): Objective | null {
  const state = objectiveAfter(before, entry.verb)
  if (state === null) return before
  const told = entry.data as Partial<z.infer<typeof objectiveInputs.amend>>
  return {
    ...grown(before, entry, told.reason ?? null),
    text: told.text ?? before?.text ?? '',
    dueAt: told.dueAt ?? before?.dueAt ?? '',
    unit: told.unit === undefined ? (before?.unit ?? null) : told.unit,
    state,
    doneAt: state === 'open' ? null : new Date(entry.at).toISOString(),
  }
}

/** Still open after its time. @param at epoch milliseconds */
export const isObjectiveOverdue = ({ state, dueAt }: Pick<Objective, 'state' | 'dueAt'>, at: number): boolean =>
  state === 'open' && Date.parse(dueAt) < at
