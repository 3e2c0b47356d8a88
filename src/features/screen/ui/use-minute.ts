'use client'

import { useEffect, useRef, useState } from 'react'

/** The server's moment first, so that both sides draw the same; then this machine's, at each turn of the minute. */
export function useMinute(at: string): Date {
  const [now, setNow] = useState(() => new Date(at))
  const ahead = useRef<number | null>(null)
  useEffect(() => {
    // The demo's clock may run ahead of this machine's; keep the distance.
    ahead.current = new Date(at).getTime() - Date.now()
    setNow(new Date(at))
  }, [at])
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>
    const tick = () => {
      const moment = Date.now() + (ahead.current ?? 0)
      timer = setTimeout(
        () => {
          setNow(new Date(Date.now() + (ahead.current ?? 0)))
          tick()
        },
        60_000 - (moment % 60_000) + 20,
      )
    }
    tick()
    return () => clearTimeout(timer)
  }, [])
  return now
}
