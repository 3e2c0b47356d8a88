'use client'

import { useEffect, useState } from 'react'

/** The moment, renewed every so many milliseconds; begins with the given one, so that server and browser agree. */
export function useNow(first: number, everyMs: number): number {
  const [now, setNow] = useState(first)
  useEffect(() => {
    // The server's clock counts: the demo's may run ahead of the browser's.
    const ahead = first - Date.now()
    const timer = setInterval(() => setNow(Date.now() + ahead), everyMs)
    return () => clearInterval(timer)
  }, [first, everyMs])
  return now
}
