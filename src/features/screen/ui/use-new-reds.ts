'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import type { WallSnapshot } from '../domain/snapshot'

/** A lamp nobody acknowledged at the wall holds it no longer than this: the desk has its own bell. */
const LONGEST_MS = 600_000

/** Whether a red lamp came up since the wall was opened that nobody has acknowledged, at it or at a desk. */
export function useNewReds({ lamps }: WallSnapshot) {
  const known = useRef<ReadonlySet<string> | null>(null)
  const [isOpen, setOpen] = useState(false)
  useEffect(() => {
    if (lamps?.state !== 'ok') return
    const ids = new Set(lamps.rows.map(row => row.id))
    const before = known.current
    known.current = ids
    if (before && [...ids].some(id => !before.has(id)) && ids.size >= before.size) setOpen(true)
    // a desk took notice of all there are, or they went out
    if (lamps.rows.every(row => !row.isNew)) setOpen(false)
  }, [lamps])
  useEffect(() => {
    if (!isOpen) return
    const timer = setTimeout(() => setOpen(false), LONGEST_MS)
    return () => clearTimeout(timer)
  }, [isOpen])
  const acknowledge = useCallback(() => setOpen(false), [])
  return { isOpen, acknowledge }
}
