'use client'

import { useCallback, useEffect, useRef, useState } from 'react'

interface Play {
  readonly day: number
  readonly first: number
  readonly last: number
  readonly goTo: (day: number) => void
}

const STEP_MS = 700

/** A day every so often, from where one stands to today; from today it starts at the brush's first day. */
export function usePlay({ day, first, last, goTo }: Play) {
  const [isPlaying, setPlaying] = useState(false)
  const now = useRef({ day, goTo, last })
  useEffect(() => {
    now.current = { day, goTo, last }
  })

  useEffect(() => {
    if (!isPlaying) return
    const timer = setInterval(() => {
      const next = now.current.day + Math.max(1, Math.round((last - first) / 180))
      now.current.goTo(Math.min(next, now.current.last))
      if (next >= now.current.last) setPlaying(false)
    }, STEP_MS)
    return () => clearInterval(timer)
  }, [isPlaying, first, last])

  const toggle = useCallback(() => {
    setPlaying(before => {
      if (!before && now.current.day >= now.current.last) now.current.goTo(first)
      return !before
    })
  }, [first])
  return { isPlaying, toggle }
}
