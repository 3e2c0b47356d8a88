import { localDay, startOfLocalDay } from '@/shared/time'
import type { DutyPlan, DutyPost } from './plan'

/** A departure from the rotation: somebody else for a while, or nobody. Moments are epoch milliseconds. */
export interface DutyChange {
  readonly post: string
  readonly from: number
  readonly to: number
  readonly kind: 'swap' | 'acting' | 'absent'
  /** Null: nobody is there. */
  readonly person: string | null
}

export interface Shift {
  readonly from: number
  readonly to: number
  /** Counts shifts of the kind since 1970: what the rotation turns by. */
  readonly number: number
}

export interface OnDuty {
  readonly post: DutyPost
  /** Null: the post is empty. */
  readonly person: string | null
  readonly by: 'rotation' | DutyChange['kind']
  readonly shift: Shift
  /** Whose turn it would have been. */
  readonly turn: string
}

const msOf = (time: string): number => Number(time.slice(0, 2)) * 3_600_000 + Number(time.slice(3)) * 60_000

/** The shift of a kind that runs at a moment; it begins at its local time, so summer time makes one longer or shorter. */
export function shiftAt(starts: readonly string[], at: number, timezone: string): Shift {
  // Yesterday's last, today's, tomorrow's first: the moment lies in one of them.
  const moments = [-1, 0, 1].flatMap(days => {
    const day = localDay(timezone, at) + days
    const midnight = startOfLocalDay(timezone, day)
    return starts.map((time, place) => ({ from: midnight + msOf(time), number: day * starts.length + place }))
  })
  const place = moments.findLastIndex(each => each.from <= at)
  const [shift, next] = [moments[place], moments[place + 1]]
  if (!shift || !next) throw new RangeError('a day has no shift')
  return { ...shift, to: next.from }
}

/** The one function that says who it is now: the rotation, unless a change holds; of several the newest (last) counts. */
export function onDuty(plan: DutyPlan, changes: readonly DutyChange[], at: number, timezone: string): OnDuty[] {
  return plan.posts.map(post => {
    const shift = shiftAt(plan.shifts[post.shift] ?? ['00:00'], at, timezone)
    const turn = post.people[shift.number % post.people.length] ?? ''
    const change = changes.findLast(each => each.post === post.code && each.from <= at && at < each.to)
    return change
      ? { post, person: change.person, by: change.kind, shift, turn }
      : { post, person: turn, by: 'rotation' as const, shift, turn }
  })
}

/** Levels that have fewer people than they must. */
export function shortLevels(
  plan: DutyPlan,
  now: readonly OnDuty[],
): { level: number; present: number; minimum: number }[] {
  return plan.levels
    .map(({ level, minimum }) => ({
      level,
      minimum,
      present: now.filter(each => each.post.level === level && each.person !== null).length,
    }))
    .filter(each => each.present < each.minimum)
}
