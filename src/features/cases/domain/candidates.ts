import { localDay, startOfLocalDay } from '@/shared/time'

/** A crew or a person who could be given a case. */
export interface Candidate {
  readonly kind: 'crew' | 'person'
  /** What `dispatch` is told as assignee. */
  readonly code: string
  readonly name: string
  /** What is on a person's door. */
  readonly post: string | null
  readonly unit: string
  /** Telephone of the crew or of the person's unit. */
  readonly phone: string
  readonly isOnDuty: boolean
  /** Line of the matrix that gives them this class; `own`: the case is their unit's anyway. Null: nothing says they can. */
  readonly ability: string | null
  /** Straight line from where they were last; null: nobody knows where they are. */
  readonly metres: number | null
  /** When they were there, ISO 8601. */
  readonly seenAt: string | null
  /** Cases in hand that are not done yet. */
  readonly load: number
}

export interface RankedCandidate extends Candidate {
  /** Until they could begin: what is in hand first, then the way. */
  readonly minutes: number
}

/** A case in hand keeps a crew for so long, as a rule. */
export const MINUTES_A_CASE = 20
/** In town, along a straight line, at 20 km/h. */
export const METRES_A_MINUTE = 333
/** Who has not been seen is thought to be so far away. */
export const UNSEEN_M = 10_000

export const minutesUntil = ({ metres, load }: Pick<Candidate, 'metres' | 'load'>): number =>
  Math.round((metres ?? UNSEEN_M) / METRES_A_MINUTE) + load * MINUTES_A_CASE

const first = (a: boolean, b: boolean): number => Number(b) - Number(a)

/** Who is on duty before who is not, then who is able, then who could begin first; of equals a crew, then by code. */
export const rankCandidates = (candidates: readonly Candidate[]): RankedCandidate[] =>
  candidates
    .map(each => ({ ...each, minutes: minutesUntil(each) }))
    .sort(
      (a, b) =>
        first(a.isOnDuty, b.isOnDuty) ||
        first(a.ability !== null, b.ability !== null) ||
        a.minutes - b.minutes ||
        first(a.kind === 'crew', b.kind === 'crew') ||
        (a.code < b.code ? -1 : 1),
    )

const minuteOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))

/**
 * Whether a unit's hours (`09:00-12:00 13:00-17:00`) hold at a moment. Who is there around the clock is there on every
 * day, who has office hours on working days.
 */
export function isStaffed(hours: string, at: number, timezone: string, isWorkday: boolean): boolean {
  if (hours === '00:00-24:00') return true
  const minute = (at - startOfLocalDay(timezone, localDay(timezone, at))) / 60_000
  return (
    isWorkday &&
    hours.split(' ').some(span => {
      const [from = '', to = ''] = span.split('-')
      return minuteOf(from) <= minute && minute < minuteOf(to)
    })
  )
}
