'use client'

import { useEffect, useState } from 'react'
import { readThing } from '../map/layer-answers'
import type { ThingRow } from '../map/thing-row'
import { CameraPicture } from './camera-picture'
import { useMapTools } from './map-context'

/** A hand that only passes over asks nothing. */
const REST_MS = 200

/** What a camera under the pointer sees, once the pointer rests on it. */
export function CameraGlance({ id }: { readonly id: string }) {
  const { view } = useMapTools()
  const [row, setRow] = useState<ThingRow | null>(null)
  const { at, isAsKnown } = view
  useEffect(() => {
    const stop = new AbortController()
    const timer = setTimeout(() => {
      void readThing('cameras', id, { at, isAsKnown }, stop.signal)
        .then(setRow)
        .catch(() => {})
    }, REST_MS)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [id, at, isAsKnown])
  return row ? <CameraPicture row={row} /> : null
}
