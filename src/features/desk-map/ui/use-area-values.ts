'use client'

import { useEffect, useMemo, useState } from 'react'
import { readJson } from '../../../shared/read-json'
import type { AreaValues } from '../map/desk-map-options'

export interface IndicatorName {
  readonly code: string
  readonly dimension: string
  readonly name: { readonly zh: string; readonly en: string }
}

interface HeatMap {
  readonly areas: readonly {
    readonly kind: string
    readonly code: string
    readonly value: number | null
    readonly dimensions: Readonly<Record<string, number | null>>
  }[]
  readonly codes: readonly string[]
  /** By area, in the order of `codes`. */
  readonly scores: readonly (readonly (number | null)[])[]
}

/** Scores of the districts by what colours them, at the view's moment; and the indicators there are to choose from. */
export function useAreaValues(colour: string, at: string | null, round: number) {
  const [heat, setHeat] = useState<HeatMap | null>(null)
  const [indicators, setIndicators] = useState<readonly IndicatorName[]>([])
  const isWanted = colour !== 'none'

  useEffect(() => {
    void readJson<{ items: readonly IndicatorName[] }>('/api/v1/indicators')
      .then(({ items }) => setIndicators(items))
      .catch(() => setIndicators([]))
  }, [])

  // biome-ignore lint/correctness/useExhaustiveDependencies: `round` asks again what has changed on the server
  useEffect(() => {
    if (!isWanted) return
    const stop = new AbortController()
    void readJson<HeatMap>(`/api/v1/indicators/heat-map${at ? `?at=${encodeURIComponent(at)}` : ''}`, stop.signal)
      .then(setHeat)
      .catch(() => {
        if (!stop.signal.aborted) setHeat(null)
      })
    return () => stop.abort()
  }, [isWanted, at, round])

  const values = useMemo((): AreaValues => (isWanted && heat ? valuesOf(heat, colour) : null), [isWanted, heat, colour])
  return { values, indicators }
}

function valuesOf({ areas, codes, scores }: HeatMap, colour: string): AreaValues {
  const column = codes.indexOf(colour)
  const value = (place: number) => {
    const area = areas[place]
    if (colour === 'index') return area?.value ?? null
    if (column < 0) return area?.dimensions[colour] ?? null
    return scores[place]?.[column] ?? null
  }
  return new Map(areas.flatMap(({ kind, code }, place) => (kind === 'district' ? [[code, value(place)] as const] : [])))
}
