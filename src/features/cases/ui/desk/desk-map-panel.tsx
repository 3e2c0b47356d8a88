'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import type { Basemap } from '@/shared/geo/basemap'
import type { ShownAlert } from '../../../emergency'
import type { DeskMap, DeskPoint } from '../../map/desk-map'
import { useRoom } from './use-room'
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
  selected,
  place,
  onSelect,
  onPoint,
}: DeskMapPanelProps) {
  const t = useTranslations('duty')
  const room = useRoom()
  const box = useRef<HTMLDivElement>(null)
  const names = useRef<HTMLDivElement>(null)
  const map = useRef<DeskMap | null>(null)
  const [state, setState] = useState<'loading' | 'ready' | 'broken'>('loading')
  const latest = useRef({ onSelect, onPoint })
  latest.current = { onSelect, onPoint }

  useEffect(() => {
    const [container, labels] = [box.current, names.current]
    if (!container || !labels) return
    let isGone = false
    import('../../map/desk-map')
      .then(({ createDeskMap }) =>
        createDeskMap({
          container,
          labels,
          basemap: ground.basemap,
          center: ground.center,
          lang,
          onSelect: id => latest.current.onSelect(id),
          onPoint: (x, y) => latest.current.onPoint(x, y),
        }),
      )
      .then(made => {
        if (isGone) return made.destroy()
        map.current = made
        setState('ready')
      })
      .catch((error: unknown) => {
        console.error(error)
        if (!isGone) setState('broken')
      })
    return () => {
      isGone = true
      map.current?.destroy()
      map.current = null
    }
  }, [ground, lang])

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
