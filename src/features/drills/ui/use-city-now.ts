import { useEffect, useRef, useState } from 'react'

/** The city's time, epoch ms, told by the second: what the city said, and what has passed since. Stands still while not `runs`. */
export function useCityNow(at: string, runs: boolean): number {
  const said = useRef({ at, read: 0 })
  const [now, setNow] = useState(Date.parse(at))
  useEffect(() => {
    said.current = { at, read: performance.now() }
    setNow(Date.parse(at))
    if (!runs) return
    const tick = () => setNow(Date.parse(said.current.at) + performance.now() - said.current.read)
    const timer = setInterval(tick, 1000)
    return () => clearInterval(timer)
  }, [at, runs])
  return now
}
