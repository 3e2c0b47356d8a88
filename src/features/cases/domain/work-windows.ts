import type { WorkingCalendar } from '@/shared/time'

const DAY = 86_400_000

/** Working hours around a moment as [from, to] in epoch ms: what a screen needs to count down without a calendar. */
export function workWindows(
  calendar: WorkingCalendar,
  hours: readonly (readonly [string, string])[],
  now: number,
  days: number,
): [number, number][] {
  const windows: [number, number][] = []
  for (let at = 0; at < days; at++) {
    const day = calendar.dayOf(now + at * DAY)
    if (!calendar.isWorkday(day)) continue
    const start = calendar.startOfDay(day)
    for (const [from, to] of hours) windows.push([start + minutesOf(from) * 60_000, start + minutesOf(to) * 60_000])
  }
  return windows
}

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
