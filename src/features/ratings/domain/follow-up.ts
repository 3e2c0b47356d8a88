import type { Actor } from '@/shared/auth'

/** What becomes of a low score or a suggestion. */
export const followUpStates = ['open', 'answered', 'closed'] as const
export type FollowUpState = (typeof followUpStates)[number]

/** `answer` and `comment` by the unit, `publish` by the supervisor, `helped` and `not-helped` by the investor. */
export const followUpCommands = ['answer', 'comment', 'publish', 'helped', 'not-helped'] as const
export type FollowUpCommand = (typeof followUpCommands)[number]

/** State × command → next state; what is not here is refused. An answer that did not help is answered once more. */
const table: Readonly<Record<FollowUpState, Partial<Record<FollowUpCommand, FollowUpState>>>> = {
  open: { answer: 'answered', comment: 'open', publish: 'open' },
  answered: { helped: 'closed', 'not-helped': 'open', comment: 'answered', publish: 'answered' },
  closed: { comment: 'closed', publish: 'closed' },
}

/** Working days within which an answer is promised. */
export const ANSWER_DAYS = 7

/** After so many answers that did not help the investor's word stands and the matter is closed as unsolved. */
export const MOST_ROUNDS = 2

export interface FollowUpFacts {
  readonly state: FollowUpState
  /** Answers that did not help so far. */
  readonly rounds: number
}

/** The state a command leads to; `null` where it is not allowed now. */
export function nextState({ state, rounds }: FollowUpFacts, command: FollowUpCommand): FollowUpState | null {
  const next = table[state][command] ?? null
  return command === 'not-helped' && next !== null && rounds + 1 >= MOST_ROUNDS ? 'closed' : next
}

/** The investor acts by the link alone, everyone else by a right. */
export const isInvestors = (command: FollowUpCommand): boolean => command === 'helped' || command === 'not-helped'

export type FollowUpActor = Actor | 'investor'
