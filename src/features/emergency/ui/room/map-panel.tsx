'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import type { Basemap } from '@/shared/geo/basemap'
import { useMadeMap } from '@/ui/desk/use-made-map'
import type { Locale } from '@/ui/i18n/locale'
import type { Drawing } from '../../domain/room/drawing'
import type { DrawingShape } from '../../domain/room/words'
import type { RoomMap } from '../../map/room-map'
import { readCorners, withCorner } from './corners'
import { DrawingForm } from './drawing-form'
import { DrawingList } from './drawing-list'
import type { LiveRoom } from './use-room'

/** What the map lies on, and where it opens. */
export interface RoomGround {
  readonly center: readonly [number, number]
  readonly basemap: Basemap
  /** What must be said of the ground. */
  readonly notice: string
}

interface MapPanelProps {
  readonly drawings: readonly Drawing[]
  readonly ground: RoomGround
  readonly lang: Locale
  readonly room: LiveRoom
  readonly time: (moment: string) => string
  readonly mayKeep: boolean
}

/** What lies where: drawn by clicks on the map or by coordinates, named, and removed when it is no longer so. */
export function MapPanel({ drawings, ground, lang, room, time, mayKeep }: MapPanelProps) {
  const t = useTranslations('room.map')
  const [shape, setShape] = useState<DrawingShape>('area')
  const [text, setText] = useState('')
  const latest = useRef({ shape, mayKeep })
  latest.current = { shape, mayKeep }

  const onPlace = (lng: number, lat: number) => {
    if (latest.current.mayKeep) setText(last => withCorner(last, latest.current.shape, [lng, lat]))
  }
  const { box, names, map, state } = useMadeMap<RoomMap>(
    place =>
      import('../../map/room-map').then(({ createRoomMap }) => createRoomMap({ ...place, ...ground, lang, onPlace })),
    [ground, lang],
  )

  // biome-ignore lint/correctness/useExhaustiveDependencies: drawn again once the engine is there
  useEffect(() => {
    map.current?.setDrawings(drawings.filter(each => each.removedAt === null))
  }, [drawings, state])
  // biome-ignore lint/correctness/useExhaustiveDependencies: drawn again once the engine is there
  useEffect(() => {
    const read = readCorners(text)
    map.current?.setSketch({ shape, corners: 'corners' in read ? read.corners : [] })
  }, [shape, text, state])

  return (
    <section className="dk-card rm-card" aria-labelledby="rm-map">
      <header>
        <h2 id="rm-map">{t('title')}</h2>
      </header>
      <div className="rm-map dk-map" data-map={state}>
        <div ref={box} className="rm-map-canvas" />
        <div ref={names} className="map-labels" aria-hidden="true" />
        {state === 'ready' ? null : <p role="status">{t(state)}</p>}
        <small>{ground.notice}</small>
      </div>
      {mayKeep ? <DrawingForm shape={shape} onShape={setShape} text={text} onText={setText} room={room} /> : null}
      <DrawingList drawings={drawings} room={room} time={time} mayKeep={mayKeep} />
    </section>
  )
}
