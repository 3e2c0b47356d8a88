'use client'

import { useEffect, useState } from 'react'
import type { DaySpan } from '../domain/brush'
import type { MapView } from '../domain/map-view'
import { readDays } from '../map/layer-answers'

const none: ReadonlyMap<number, number> = new Map()

/** Cases reported a day, with the filters of the view but not its moment: the brush is the ground one moves on. */
export function useDays(view: MapView, timeZone: string, span: DaySpan, round: number): ReadonlyMap<number, number> {
  const [counts, setCounts] = useState(none)
  const { area, cls } = view
  const question = JSON.stringify({ area, cls })

  // biome-ignore lint/correctness/useExhaustiveDependencies: `round` asks again what has changed on the server
  useEffect(() => {
    const stop = new AbortController()
    void readDays(JSON.parse(question), timeZone, span, stop.signal)
      .then(counted => {
        if (!stop.signal.aborted) setCounts(counted)
      })
      .catch(() => {
        if (!stop.signal.aborted) setCounts(none)
      })
    return () => stop.abort()
  }, [question, timeZone, span, round])

  return counts
}
