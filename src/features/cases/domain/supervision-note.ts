import { conflict } from '@/shared/problem'

/** Where a supervision note (督办单) stands: 待答复, 已答复, 退回重答, 已销号. */
export const noteStates = ['open', 'answered', 'returned', 'accepted'] as const
export type NoteState = (typeof noteStates)[number]

/** The commands of a case that are steps of its note. */
export const noteCommands = ['supervise', 'answer', 'review'] as const
export type NoteCommand = (typeof noteCommands)[number]
export const isNoteCommand = (value: string): value is NoteCommand => noteCommands.some(each => each === value)

/** The newest step of a case's note, as its history keeps it. */
export interface NoteStep {
  readonly state: NoteState
  readonly command: NoteCommand
  /** Working hours that the unit has for its answer. */
  readonly hours: number
  /** When the answer is or was due, ISO 8601. */
  readonly dueAt: string
  readonly post: string | null
  readonly unit: string | null
  /** ISO 8601. */
  readonly at: string
  /** Who wrote the note that this is a step of, as `person:…`. */
  readonly writer: string | null
  /** Whether it was told since that the answer is late. */
  readonly isReminded: boolean
}

/**
 * State × command → whether it is taken. A case has one note at a time: a new one may be written when the last was
 * accepted. `null`: there was none.
 */
const life: Readonly<Record<NoteState | 'none', readonly NoteCommand[]>> = {
  none: ['supervise'],
  open: ['answer'],
  answered: ['review'],
  returned: ['answer'],
  accepted: ['supervise'],
}

export const noteTakes = (state: NoteState | null, command: NoteCommand): boolean =>
  life[state ?? 'none'].includes(command)

/** States in which the unit owes an answer. */
export const owesAnswer = (state: NoteState): boolean => life[state].includes('answer')

/**
 * Steps of a note leave the version of the case as it is, so this is what lets one of several win.
 * @throws Problem 409 `note-state`, telling where the note stands and who was last
 */
export function checkNote(last: NoteStep | null, command: NoteCommand): void {
  if (noteTakes(last?.state ?? null, command)) return
  throw conflict('note-state', `A note that is ${last?.state ?? 'not written'} does not take ${command}.`, {
    note: last?.state ?? null,
    ...(last ? { winner: { post: last.post, unit: last.unit, command: last.command, at: last.at } } : {}),
  })
}

/** A step of a note as the timeline keeps it. */
export interface StoredNoteStep {
  readonly command: string
  readonly at: Date
  readonly actorPost: string | null
  readonly actorUnit: string | null
  readonly text: string | null
  readonly reason: string | null
  readonly data: Readonly<Record<string, unknown>>
}

interface Said {
  readonly text: string
  readonly post: string | null
  readonly unit: string | null
  readonly at: Date
}

/** A case's newest note in one piece. */
export interface SupervisionNote extends Said {
  readonly state: NoteState
  /** Unit that it was written to; whoever holds the case now answers. */
  readonly to: string | null
  readonly hours: number
  readonly dueAt: string
  /** Whether an answer is owed and its time is over, or came too late. */
  readonly isLate: boolean
  readonly answer: Said | null
  /** Why the last answer was sent back; `null`: it was not. */
  readonly sentBack: Said | null
}

const said = (step: StoredNoteStep): Said => ({
  text: step.text ?? step.reason ?? '',
  post: step.actorPost,
  unit: step.actorUnit,
  at: step.at,
})

/** The newest note among a case's steps, in order, as it stood at a moment; `null`: there is none. */
export function noteIn(steps: readonly StoredNoteStep[], at: Date): SupervisionNote | null {
  const own = steps.filter(each => isNoteCommand(each.command) && each.at <= at)
  const from = own.findLastIndex(each => each.command === 'supervise')
  const written = own[from]
  const last = own.at(-1)
  if (!written || !last) return null
  const after = own.slice(from)
  const state = last.data.note as NoteState
  const answer = after.findLast(each => each.command === 'answer')
  const sentBack = after.findLast(each => each.data.note === 'returned')
  const dueAt = String(last.data.dueAt)
  const judged = owesAnswer(state) ? at : (answer?.at ?? at)
  return {
    ...said(written),
    state,
    to: typeof written.data.unit === 'string' ? written.data.unit : null,
    hours: Number(last.data.hours),
    dueAt,
    isLate: judged.getTime() > Date.parse(dueAt),
    answer: answer ? said(answer) : null,
    sentBack: sentBack ? said(sentBack) : null,
  }
}
