'use client'

import { useTranslations } from 'next-intl'
import { type RefObject, useEffect, useRef, useState } from 'react'
import type { DeskLayerId } from '../domain/desk-layers'
import type { AreaValues, DeskMap } from '../map/desk-map-options'
import type { LoadState } from '../map/layer-loader'
import { useMapTools } from './map-context'
import type { SideState } from './use-side'

interface MapCanvasProps {
  readonly map: RefObject<DeskMap | null>
  readonly values: AreaValues
  readonly isStill: boolean
  readonly side: SideState
  readonly onState: (layer: DeskLayerId, state: LoadState) => void
  readonly onCells: (layer: DeskLayerId, most: number) => void
}

/** The map itself. Its engine comes after the page, in a file of its own. */
export function MapCanvas({ map, values, isStill, side, onState, onCells }: MapCanvasProps) {
  const t = useTranslations('deskMap')
  const { city, format, view, change } = useMapTools()
  const canvas = useRef<HTMLDivElement>(null)
  const labels = useRef<HTMLDivElement>(null)
  const latest = useRef({ side, view, values })
  const [state, setState] = useState<'loading' | 'ready' | 'broken'>('loading')

  useEffect(() => {
    latest.current = { side, view, values }
  })
  useEffect(() => {
    map.current?.show(view, values)
  }, [map, view, values])

  // biome-ignore lint/correctness/useExhaustiveDependencies: the map is made once; what changes reaches it by `latest`
  useEffect(() => {
    const [host, over] = [canvas.current, labels.current]
    if (!host || !over) return
    let gone = false
    let made: DeskMap | null = null
    const start = async () => {
      const { createDeskMap } = await import('../map/desk-map')
      if (gone) return
      const own = latest.current.view.camera
      const wide = host.clientWidth > 900
      made = await createDeskMap({
        container: host,
        labels: over,
        obstacles: () => obstaclesIn(host),
        basemap: city.basemap,
        timeZone: city.timeZone,
        start: own ?? { lng: city.center[0], lat: city.center[1], zoom: wide ? 10.4 : 9.2, pitch: 0, bearing: 0 },
        isStill,
        words: {
          lang: format.lang,
          signs: { red: t('sign.red'), yellow: t('sign.yellow') },
          count: format.compact,
          value: format.decimal,
        },
        onCamera: camera => change({ camera }),
        onPick: (...args) => latest.current.side.picked(...args),
        onHover: (...args) => latest.current.side.hovered(...args),
        onAround: place => latest.current.side.around(place),
        onSelect: ring => latest.current.side.selected(ring),
        onState,
        onCells,
      })
      if (gone) return made.destroy()
      map.current = made
      made.show(latest.current.view, latest.current.values)
      setState('ready')
    }
    start().catch((error: unknown) => {
      console.error(error)
      if (!gone) setState('broken')
    })
    return () => {
      gone = true
      made?.destroy()
      map.current = null
    }
  }, [])

  return (
    <div className="mp-map" data-map-ready={state === 'ready' ? '' : undefined}>
      <div ref={canvas} className="mp-canvas" role="application" aria-label={t('map')} />
      <div ref={labels} className="map-labels" aria-hidden="true" />
      {state === 'ready' ? null : <p className="mp-state">{t(state)}</p>}
    </div>
  )
}

/** Panels over the map, in its own pixels. */
function obstaclesIn(host: HTMLElement) {
  const frame = host.getBoundingClientRect()
  return [...document.querySelectorAll('.mp [data-map-obstacle]')].map(element => {
    const box = element.getBoundingClientRect()
    return { x: box.x - frame.x, y: box.y - frame.y, width: box.width, height: box.height }
  })
}
