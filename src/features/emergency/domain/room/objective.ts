import { grown, type RoomEntry, type RoomThing } from './entry'
import type { GoalInput } from './inputs'
import { type ObjectiveVerb, objectiveVerbs } from './words'

export type ObjectiveState = 'open' | 'reached' | 'dropped'

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

export interface Objective extends RoomThing {
  /** What is to be reached. */
  readonly text: string
  readonly dueAt: string
  /** Code of the unit that answers for it. */
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
  const told = entry.data as Partial<GoalInput>
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

const order: Readonly<Record<ObjectiveState, number>> = { open: 0, reached: 1, dropped: 2 }
/** What is open first, and of that what ends soonest. */
export const objectivesInOrder = (objectives: readonly Objective[]): Objective[] =>
  objectives.toSorted((a, b) => order[a.state] - order[b.state] || Date.parse(a.dueAt) - Date.parse(b.dueAt))
