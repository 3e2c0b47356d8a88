'use client'

import { useEffect, useRef, useState } from 'react'
import type { HeatMap } from '../../queries/heat-map'

/** Nine thousand cells are read again at most this often. */
const READ_EVERY_MS = 5000

/** The map that came with the page, else read now; live ones again after events. Null: not there yet, `failed`: not to be had. */
export function useHeatMap(first: HeatMap | null, question: URLSearchParams, seq: number, isLive: boolean) {
  const [map, setMap] = useState(first)
  const [hasFailed, setFailed] = useState(false)
  const readAt = useRef(first ? 0 : Number.NEGATIVE_INFINITY)
  const shown = useRef(first ? seq : -1)

  useEffect(() => {
    if (shown.current === seq && map) return
    if (map && !isLive) return
    const stop = new AbortController()
    const wait = Math.max(0, READ_EVERY_MS - (performance.now() - readAt.current))
    const timer = setTimeout(
      async () => {
        readAt.current = performance.now()
        const search = new URLSearchParams(question)
        search.delete('area')
        try {
          const answer = await fetch(`/api/v1/indicators/heat-map?${search}`, { signal: stop.signal })
          if (!answer.ok) throw new Error(String(answer.status))
          shown.current = seq
          setMap((await answer.json()) as HeatMap)
          setFailed(false)
        } catch {
          if (!stop.signal.aborted) setFailed(true)
        }
      },
      map ? wait : 0,
    )
    return () => {
      stop.abort()
      clearTimeout(timer)
    }
  }, [map, question, seq, isLive])

  return { map, hasFailed }
}
