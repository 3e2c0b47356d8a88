'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import type { Basemap } from '@/shared/geo/basemap'
import { useMadeMap } from '@/ui/desk/use-made-map'
import type { ReadRoom, ShownAlert } from '../../../emergency'
import type { DeskMap, DeskPoint } from '../../map/desk-map'
import { WarningStrip } from './warning-strip'

/** What the map of the desk lies on, and where it opens. */
export interface DeskGround {
  readonly center: readonly [number, number]
  readonly basemap: Basemap
  /** What must be said of the ground: whose it is, that it is generated. */
  readonly notice: string
}

interface DeskMapPanelProps {
  readonly ground: DeskGround
  readonly lang: 'zh' | 'en'
  readonly points: readonly DeskPoint[]
  /** Warnings from outside, drawn where they hold. */
  readonly warnings: readonly ShownAlert[]
  /** The incident room; null before it was read. */
  readonly room: ReadRoom | null
  readonly selected: string | null
  readonly place: readonly [number, number] | null
  readonly onSelect: (id: string) => void
  readonly onPoint: (lng: number, lat: number) => void
}

/** The map of the desk; its engine comes after the queue, and without it the desk works. */
export function DeskMapPanel({
  ground,
  lang,
  points,
  warnings,
  room,
  selected,
  place,
  onSelect,
  onPoint,
}: DeskMapPanelProps) {
  const t = useTranslations('duty')
  const latest = useRef({ onSelect, onPoint })
  latest.current = { onSelect, onPoint }

  const { basemap, center } = ground
  const { box, names, map, state } = useMadeMap<DeskMap>(
    where =>
      import('../../map/desk-map').then(({ createDeskMap }) =>
        createDeskMap({
          ...where,
          basemap,
          center,
          lang,
          onSelect: id => latest.current.onSelect(id),
          onPoint: (x, y) => latest.current.onPoint(x, y),
        }),
      ),
    [ground, lang],
  )

  // biome-ignore lint/correctness/useExhaustiveDependencies: drawn again once the engine is there
  useEffect(() => {
    map.current?.setPoints(points)
    map.current?.select(selected)
  }, [points, selected, state])
  // biome-ignore lint/correctness/useExhaustiveDependencies: drawn again once the engine is there
  useEffect(() => {
    map.current?.setWarnings(warnings)
  }, [warnings, state])
  // biome-ignore lint/correctness/useExhaustiveDependencies: drawn again once the engine is there
  useEffect(() => {
    map.current?.setDrawings((room?.room?.drawings ?? []).filter(each => each.removedAt === null))
  }, [room, state])
  // biome-ignore lint/correctness/useExhaustiveDependencies: drawn again once the engine is there
  useEffect(() => {
    map.current?.mark(place)
  }, [place, state])

  return (
    <section className="dd-map dk-map" aria-label={t('map')} data-map={state}>
      <div ref={box} className="dd-map-canvas" />
      <div ref={names} className="map-labels" aria-hidden="true" />
      {state === 'ready' ? null : <p className="dd-empty">{t(state === 'broken' ? 'mapBroken' : 'mapLoading')}</p>}
      <WarningStrip room={room} warnings={warnings} lang={lang} />
      <ul className="dd-legend">
        <li data-state="over">{t('legend.over')}</li>
        <li data-state="near">{t('legend.near')}</li>
        <li data-state="running">{t('legend.running')}</li>
      </ul>
      <p className="dd-notice">{ground.notice}</p>
    </section>
  )
}
