'use client'

import { useEffect, useState } from 'react'
import type { ShownAlert } from '../domain/shown-alert'

const EVERY_MS = 30_000

/** Warnings from outside, read again while the page is open; `isStale` when the last reading failed. */
export function useAlerts(first: readonly ShownAlert[]) {
  const [alerts, setAlerts] = useState(first)
  const [isStale, setStale] = useState(false)
  useEffect(() => {
    const read = async () => {
      const answer = await fetch('/api/v1/cap/alerts', { cache: 'no-store' }).catch(() => null)
      setStale(!answer?.ok)
      if (answer?.ok) setAlerts(((await answer.json()) as { readonly items: readonly ShownAlert[] }).items)
    }
    const timer = setInterval(() => void read(), EVERY_MS)
    return () => clearInterval(timer)
  }, [])
  return { alerts, isStale }
}
