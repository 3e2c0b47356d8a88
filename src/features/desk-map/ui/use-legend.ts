'use client'

import { useEffect, useState } from 'react'
import { type DeskLayerId, deskLayerIds } from '../domain/desk-layers'
import type { MapView } from '../domain/map-view'
import type { Counted } from '../map/counted'
import { readLegend } from '../map/layer-answers'

export type LegendBook = ReadonlyMap<DeskLayerId, Counted>

/** The counts of every shown layer, asked with the same question as its tiles; anew when `round` moves. */
export function useLegend(view: MapView, timeZone: string, round: number): LegendBook {
  const [book, setBook] = useState<LegendBook>(new Map())
  const on = view.layers
    .filter(layer => layer.isOn)
    .map(layer => layer.id)
    .sort((one, other) => deskLayerIds.indexOf(one) - deskLayerIds.indexOf(other))
    .join(',')
  const { area, state, unit, cls, stage, status, from, to, at, isAsKnown } = view
  const question = JSON.stringify({ area, state, unit, cls, stage, status, from, to, at, isAsKnown })

  // biome-ignore lint/correctness/useExhaustiveDependencies: `round` asks again what has changed on the server
  useEffect(() => {
    const stop = new AbortController()
    const ids = on.split(',').filter(id => id !== '') as DeskLayerId[]
    void Promise.all(
      ids.map(async id => {
        const counted = await readLegend(id, { ...JSON.parse(question), timeZone }, stop.signal).catch(() => null)
        return [id, counted] as const
      }),
    ).then(all => {
      if (stop.signal.aborted) return
      setBook(new Map(all.flatMap(([id, counted]) => (counted ? [[id, counted] as const] : []))))
    })
    return () => stop.abort()
  }, [on, question, timeZone, round])

  return book
}
