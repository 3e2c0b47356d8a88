import type { FlagRule, ToldPost } from '../../flags'

/** What addresses hear of beside what the rules of lamps and flags tell. */
export const deskSubjects = ['cases', 'mode'] as const
export type DeskSubject = (typeof deskSubjects)[number]

/** What one digest is of: a rule's lamps and flags, cases, or the city's mode. */
export type DigestSubject = FlagRule | DeskSubject

interface Telling {
  /** Types of events of the log. */
  readonly types: readonly string[]
  readonly posts: readonly ToldPost[]
  /** Whether an address of one unit hears of it as well: what concerns everybody is of no unit. */
  readonly isEverybodys: boolean
  /** So long a digest waits at most, however seldom its address wishes to be told; `null`: as the address wishes. */
  readonly withinMinutes: number | null
  /** The page that shows it all. */
  readonly page: string
}

/** Who hears of what: whoever has to act, and the desk. */
export const tellings: Readonly<Record<DeskSubject, Telling>> = {
  cases: {
    types: ['case.dispatched', 'case.escalated', 'case.supervised', 'case.reminded'],
    posts: ['duty-officer', 'assistant', 'approver'],
    isEverybodys: false,
    withinMinutes: null,
    page: '/duty',
  },
  // an emergency that began is no news hours later: as soon as the shortest interval an address may have
  mode: {
    types: ['mode.changed', 'alert.taken'],
    posts: ['leader', 'duty-officer'],
    isEverybodys: true,
    withinMinutes: 5,
    page: '/duty/room',
  },
}

export const isDeskSubject = (subject: DigestSubject): subject is DeskSubject =>
  deskSubjects.some(each => each === subject)
