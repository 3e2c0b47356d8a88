import {
  capPauses,
  dueWithPauses,
  joinPauses,
  type NamedPause,
  type PauseCaps,
  type WorkingCalendar,
} from '@/shared/time'

/** A running clock whose end follows from the calendar. Moments are epoch ms. */
export interface OpenLimit {
  readonly kind: 'step' | 'order'
  readonly id: string
  readonly name: string
  readonly unit: string | null
  readonly from: number
  /** Working days. */
  readonly limit: number
  readonly pauses: readonly NamedPause[]
  readonly caps: PauseCaps
}

export interface MovedLimit extends Omit<OpenLimit, 'from' | 'limit' | 'pauses' | 'caps'> {
  readonly before: number
  readonly after: number
}

/** The clocks that end at another moment by another calendar, the soonest first. */
export function movedLimits(
  limits: readonly OpenLimit[],
  present: WorkingCalendar,
  proposed: WorkingCalendar,
): MovedLimit[] {
  return (
    limits
      .map(({ from, limit, pauses, caps, ...rest }) => {
        const end = (calendar: WorkingCalendar) => {
          const counted = joinPauses(capPauses(calendar, from, pauses, caps))
          return dueWithPauses(calendar, from, { value: limit, unit: 'wd' }, counted)
        }
        return { ...rest, before: end(present), after: end(proposed) }
      })
      // while a pause has no end there is no due moment
      .filter(each => Number.isFinite(each.after) && each.before !== each.after)
      .sort((a, b) => a.before - b.before || (a.id < b.id ? -1 : 1))
  )
}
