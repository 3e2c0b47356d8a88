'use client'

import { createContext, use } from 'react'
import type { DeskCity } from '../domain/desk-city'
import type { MapView } from '../domain/map-view'
import type { DeskFormat } from './desk-format'

interface MapTools {
  readonly city: DeskCity
  readonly format: DeskFormat
  readonly view: MapView
  /** Whether whoever looks may send to screens. */
  readonly maySend: boolean
  readonly change: (part: Partial<MapView> | ((before: MapView) => Partial<MapView>)) => void
}

export const MapContext = createContext<MapTools | null>(null)

export function useMapTools(): MapTools {
  const tools = use(MapContext)
  if (!tools) throw new Error('outside the map page')
  return tools
}
