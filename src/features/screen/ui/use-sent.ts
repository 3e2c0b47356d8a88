'use client'

import { useCallback, useEffect, useState } from 'react'
import type { LiveEvent } from '../../../ui/live/follow'
import type { Shown } from '../../kiosks'

/** What a desk has sent to this screen, until its time is over or it is taken back. */
export function useSent(first: Shown | null, now: Date) {
  const [sent, setSent] = useState(first)
  const hear = useCallback((event: LiveEvent) => {
    if (event.type === 'screen.shown') setSent(event.data.shown as Shown)
    if (event.type === 'screen.show-ended') setSent(null)
  }, [])
  const left = sent === null ? null : Date.parse(sent.until) - now.getTime()
  useEffect(() => {
    if (left === null) return
    const timer = setTimeout(() => setSent(null), Math.max(0, left))
    return () => clearTimeout(timer)
  }, [left])
  return { sent, hear }
}
