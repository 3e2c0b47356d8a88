import { addMonths, localDay, startOfLocalDay } from '@/shared/time'

export interface Axis {
  readonly from: number
  readonly to: number
  readonly ticks: readonly { readonly at: number; readonly label: string }[]
}

const DAY = 86_400_000
const MOST_TICKS = 7
/** Months between two ticks, the first that is wide enough. */
const strides = [1, 2, 3, 6, 12, 24, 60, 120] as const

/** The stretch that shows all of some moments and now, with ticks at the beginning of months or years: from a month to decades. */
export function axisOf(moments: readonly (number | null)[], now: number, timeZone: string): Axis {
  const known = [...moments.filter(each => each !== null), now]
  const first = known.reduce((a, b) => Math.min(a, b))
  const last = known.reduce((a, b) => Math.max(a, b))
  const room = Math.max(7 * DAY, (last - first) * 0.03)
  const from = first - room
  const to = last + room
  const months = (to - from) / (30 * DAY)
  const stride = strides.find(each => months / each <= MOST_TICKS) ?? 240
  const isoMonth = new Date(startOfLocalDay(timeZone, localDay(timeZone, from)) + 12 * 3_600_000)
    .toISOString()
    .slice(0, 7)
  const [year, month] = isoMonth.split('-').map(Number) as [number, number]
  const firstMonth = stride < 12 ? month - 1 - ((month - 1) % stride) : 0
  let at = startOfLocalDay(timeZone, Date.UTC(year, firstMonth, 1) / DAY)
  const ticks = []
  for (; at <= to; at = addMonths(timeZone, at, stride)) {
    if (at < from) continue
    const label = new Date(at + 12 * 3_600_000).toISOString()
    ticks.push({ at, label: stride < 12 ? label.slice(2, 7).replace('-', '/') : label.slice(0, 4) })
  }
  return { from, to, ticks }
}

interface Spanning {
  readonly acceptedAt: string | null
  readonly statusAt: string
  readonly doneAt: string | null
  readonly dueAt: string | null
}
const ms = (moment: string | null) => (moment === null ? null : Date.parse(moment))

/** The axis of all steps of a project, whichever of them are shown. */
export const axisOfSteps = (steps: readonly Spanning[], at: string, timeZone: string): Axis =>
  axisOf(
    steps.flatMap(each => [ms(each.acceptedAt ?? each.statusAt), ms(each.doneAt), ms(each.dueAt)]),
    Date.parse(at),
    timeZone,
  )

/** Where a moment lies on an axis, per cent of its width. */
export const placeOn = ({ from, to }: Axis, at: number): number =>
  Math.min(100, Math.max(0, ((at - from) / (to - from)) * 100))
