'use client'

import { useState } from 'react'
import { type PaletteItem, withRecent } from './palette-items'

const KEY = 'chengmai.recent'

function stored(): PaletteItem[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]')
    return Array.isArray(kept) ? kept.filter(each => typeof each?.href === 'string' && /^\/(?!\/)/.test(each.href)) : []
  } catch {
    // a browser that keeps nothing remembers nothing
    return []
  }
}

/** What was opened from the palette in this browser, the last first. */
export function useRecent() {
  const [recent, setRecent] = useState<readonly PaletteItem[]>([])
  return {
    recent,
    recall: () => setRecent(stored()),
    remember: (opened: PaletteItem) => {
      try {
        localStorage.setItem(KEY, JSON.stringify(withRecent(stored(), opened)))
      } catch {
        // as above
      }
    },
  }
}
