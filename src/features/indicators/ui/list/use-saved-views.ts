'use client'

import { useEffect, useState } from 'react'

export interface SavedView {
  readonly id: string
  readonly name: string
  /** What follows the `?` of the page. */
  readonly search: string
}

const place = 'chengmai.index.views'

function read(): readonly SavedView[] {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(place) ?? '[]')
    if (!Array.isArray(found)) return []
    return found.filter(
      (each): each is SavedView =>
        typeof each?.id === 'string' && typeof each?.name === 'string' && typeof each?.search === 'string',
    )
  } catch {
    return []
  }
}

/** Views that this browser keeps, the same in all its windows. The last removal can be taken back. */
export function useSavedViews() {
  const [views, setViews] = useState<readonly SavedView[]>([])
  const [removed, setRemoved] = useState<{ readonly view: SavedView; readonly place: number } | null>(null)
  useEffect(() => {
    setViews(read())
    const hear = (event: StorageEvent) => {
      if (event.key === place) setViews(read())
    }
    window.addEventListener('storage', hear)
    return () => window.removeEventListener('storage', hear)
  }, [])
  const write = (next: readonly SavedView[]) => {
    localStorage.setItem(place, JSON.stringify(next))
    setViews(next)
  }
  return {
    views,
    removed: removed?.view ?? null,
    save: (name: string, search: string) => write([...read(), { id: crypto.randomUUID(), name, search }]),
    rename: (id: string, name: string) => write(read().map(each => (each.id === id ? { ...each, name } : each))),
    remove: (id: string) => {
      const known = read()
      const at = known.findIndex(each => each.id === id)
      const view = known[at]
      if (!view) return
      write(known.filter(each => each.id !== id))
      setRemoved({ view, place: at })
    },
    undo: () => {
      if (removed) write(read().toSpliced(removed.place, 0, removed.view))
      setRemoved(null)
    },
  }
}
