'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import { contains } from '../../../map/terrain/polygons'
import type { LngLat } from '../../../shared/geo/geometry'
import type { DeskLayerId } from '../domain/desk-layers'
import type { ListPart } from '../domain/list-part'
import type { Asked } from '../domain/thing-search'
import { readThings } from '../map/layer-answers'
import { placeOf, type ThingRow } from '../map/thing-row'

export interface ListedThing {
  readonly layer: DeskLayerId
  readonly row: ThingRow
}

/** Things of several stretches and layers as one list, read as far as somebody looks. */
export function useThingList(parts: readonly ListPart[], ring: readonly LngLat[] | null, asked: Asked) {
  const [items, setItems] = useState<readonly ListedThing[]>([])
  const [state, setState] = useState<'reading' | 'more' | 'whole' | 'broken'>('reading')
  const stop = useRef<AbortController | null>(null)
  const place = useRef<{ part: number; cursor: string | null }>({ part: 0, cursor: null })
  const question = JSON.stringify([parts, ring, asked])

  const more = useCallback(async () => {
    const own = stop.current
    if (!own) return
    const [all, drawn, wanted] = JSON.parse(question) as [ListPart[], LngLat[] | null, Asked]
    setState('reading')
    try {
      const part = all[place.current.part]
      if (!part) return setState('whole')
      const page = await readThings(part, wanted, place.current.cursor, own.signal)
      if (own.signal.aborted) return
      place.current = page.next
        ? { part: place.current.part, cursor: page.next }
        : { part: place.current.part + 1, cursor: null }
      const inside = page.items.filter(row => {
        const at = placeOf(row)
        return !drawn || (at !== null && contains([drawn], at[0], at[1]))
      })
      setItems(before => [...before, ...inside.map(row => ({ layer: part.layer, row }))])
      setState(place.current.part < all.length ? 'more' : 'whole')
    } catch (error) {
      if (own.signal.aborted) return
      console.error(error)
      setState('broken')
    }
  }, [question])

  useEffect(() => {
    stop.current = new AbortController()
    place.current = { part: 0, cursor: null }
    setItems([])
    void more()
    return () => stop.current?.abort()
  }, [more])

  // A selection must be counted whole before its number can be said.
  const isDrawn = ring !== null
  useEffect(() => {
    if (state === 'more' && (isDrawn || items.length < 100)) void more()
  }, [state, isDrawn, items.length, more])

  return { items, state, more }
}
