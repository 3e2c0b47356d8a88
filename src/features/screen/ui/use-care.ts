'use client'

import { useEffect, useState } from 'react'

const NIGHT_HOUR = 4
const SHIFT_MS = 300_000
/** Wall units by which the picture stands off, in turn: no pixel shows the same edge for years. */
const shifts = [
  [0, 0],
  [2, 0],
  [2, 2],
  [0, 2],
] as const

/** Milliseconds from a moment to the next 04:00 of the city; never less than an hour, so that a reload is not repeated. */
export function untilNight(now: Date, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
    .format(now)
    .split(':')
    .map(Number)
  const [hour = 0, minute = 0] = parts
  const minutes = (NIGHT_HOUR * 60 - hour * 60 - minute + 1440) % 1440
  return (minutes < 60 ? minutes + 1440 : minutes) * 60_000
}

/** An enrolled screen looks after itself: it begins anew every night at four, and moves by two units every five minutes. */
export function useCare(isKiosk: boolean, timeZone: string): readonly [number, number] {
  const [place, setPlace] = useState(0)
  useEffect(() => {
    if (!isKiosk) return
    const reload = setTimeout(() => window.location.reload(), untilNight(new Date(), timeZone))
    const shift = setInterval(() => setPlace(now => (now + 1) % shifts.length), SHIFT_MS)
    return () => {
      clearTimeout(reload)
      clearInterval(shift)
    }
  }, [isKiosk, timeZone])
  return shifts[place] ?? shifts[0]
}
