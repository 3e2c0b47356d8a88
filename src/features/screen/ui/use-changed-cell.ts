'use client'

import { useEffect, useRef, useState } from 'react'
import type { WallSnapshot } from '../domain/snapshot'

/** Code of the indicator whose value moved between the last two readings, the most recent one kept. */
export function useChangedCell({ band }: WallSnapshot): string | null {
  const before = useRef<Map<string, number | null> | null>(null)
  const [changed, setChanged] = useState<string | null>(null)
  useEffect(() => {
    if (band?.state !== 'ok') return
    const values = new Map(band.blocks.flatMap(block => block.cells.map(cell => [cell.code, cell.value] as const)))
    const earlier = before.current
    before.current = values
    if (!earlier) return
    for (const [code, value] of values) {
      if (earlier.has(code) && earlier.get(code) !== value) {
        setChanged(code)
        return
      }
    }
  }, [band])
  return changed
}
