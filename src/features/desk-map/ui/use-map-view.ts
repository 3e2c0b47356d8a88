'use client'

import { useCallback, useEffect, useState } from 'react'
import { type MapView, readView, viewSearch } from '../domain/map-view'

/** Names in the address that are not the view's, and stay as they are. */
const others = ['lang', 'motion']

/** The view, kept in the address: reloading, going back or sending the link shows the same. */
export function useMapView(first: string) {
  const [view, setView] = useState(() => readView(new URLSearchParams(first)))
  const change = useCallback(
    (part: Partial<MapView> | ((before: MapView) => Partial<MapView>)) =>
      setView(before => ({ ...before, ...(typeof part === 'function' ? part(before) : part) })),
    [],
  )

  useEffect(() => {
    const now = new URLSearchParams(window.location.search)
    const search = viewSearch(view)
    for (const name of others) {
      const value = now.get(name)
      if (value) search.set(name, value)
    }
    // Commas and colons are plain in a query; a link that is read aloud should not be full of %2C.
    const text = search.toString().replaceAll('%2C', ',').replaceAll('%3A', ':')
    if (text !== window.location.search.replace(/^\?/, ''))
      window.history.replaceState(window.history.state, '', `${window.location.pathname}${text ? `?${text}` : ''}`)
  }, [view])

  return { view, change }
}
