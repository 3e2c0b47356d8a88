'use client'

import { useMessages, useTranslations } from 'next-intl'
import { useMemo } from 'react'
import type { DeskLayerId } from '../domain/desk-layers'
import { useMapTools } from './map-context'

type Book = Readonly<Record<string, string>>

/** Codes in words: classes, statuses, stages, units. A code that nobody knows stands as it is. */
export function useWords() {
  const t = useTranslations('deskMap')
  const { city } = useMapTools()
  const { deskMap } = useMessages() as unknown as {
    deskMap: { status: Book; stage: Book; deviceKind: Book; permitKind: Book }
  }
  return useMemo(() => {
    const classes = new Map([...city.classes, ...city.assetClasses].map(({ code, name }) => [code, name]))
    const units = new Map(city.units.map(({ code, name }) => [code, name]))
    const levels = new Map(city.dutyLevels.map(({ code, name }) => [code, name]))
    const classOf = (layer: DeskLayerId, code: string): string => {
      if (layer === 'duty') return levels.get(code) ?? code
      if (layer === 'permits') return deskMap.permitKind[code] ?? code
      if (layer === 'devices' || layer === 'cameras') return deskMap.deviceKind[code] ?? code
      return classes.get(code) ?? code
    }
    return {
      classOf,
      unitOf: (code: string) => units.get(code) ?? code,
      statusOf: (code: string) => deskMap.status[code] ?? code,
      stageOf: (code: string) => deskMap.stage[code] ?? code,
      factOf(layer: DeskLayerId, by: 'status' | 'stage' | 'cls' | 'unit', value: string): string {
        if (value === '') return t('layers.unsaid')
        if (by === 'cls') return classOf(layer, value)
        if (by === 'unit') return units.get(value) ?? value
        return (by === 'status' ? deskMap.status[value] : deskMap.stage[value]) ?? value
      },
    }
  }, [t, city, deskMap])
}

export type Words = ReturnType<typeof useWords>
