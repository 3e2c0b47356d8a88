'use client'

import { useTranslations } from 'next-intl'
import { type ReactNode, type Ref, useEffect, useImperativeHandle, useMemo, useRef, useState } from 'react'
import { useArbiter } from '../../../ui/attention/use-arbiter'
import type { LiveEvent } from '../../../ui/live/follow'
import type { MapShown } from '../../kiosks'
import type { WallMode } from '../domain/options'
import { layersOfScene, type Scene } from '../domain/scenes'
import { isInPoints, type WallSnapshot } from '../domain/snapshot'
import type { LabelWords } from '../map/labels'
import type { WallMap } from '../map/wall-map'
import { MapLegend } from './map-legend'
import { TimeBar } from './time-bar'
import { useWall } from './wall-context'

export interface MapPanelHandle {
  /** An event that may add, move or remove a point. */
  readonly apply: (event: LiveEvent) => void
  readonly reload: () => void
  /** Goes to a place that somebody sent; null goes home. */
  readonly look: (place: { readonly lng: number; readonly lat: number } | null, zoom?: number | null) => void
}

interface MapPanelProps {
  readonly ref?: Ref<MapPanelHandle>
  readonly snapshot: WallSnapshot
  /** What is seen until the map stands: painted with the words, without a script too. */
  readonly ground: ReactNode
  readonly mode: WallMode
  readonly scene: Scene
  /** False on a screen that has no desk behind it. */
  readonly hasDesk: boolean
  /** How a desk wants its map to be seen. */
  readonly sent: MapShown | null
}

const RING_MS = 3600

/** The map's engine comes after the numbers, in a file of its own; without it everything else stands. */
export function MapPanel({ ref, snapshot, ground, mode, scene, hasDesk, sent }: MapPanelProps) {
  const t = useTranslations('wall.map')
  const common = useTranslations('common')
  const section = useRef<HTMLElement>(null)
  const canvas = useRef<HTMLDivElement>(null)
  const labels = useRef<HTMLDivElement>(null)
  const map = useRef<WallMap | null>(null)
  const [state, setState] = useState<'loading' | 'shown' | 'ready' | 'broken'>('loading')
  const { arbiter, still } = useArbiter()
  const words = useLabelWords()
  const latest = useRef({ snapshot, words, scene, sent })

  useImperativeHandle(
    ref,
    () => ({
      apply: event => map.current?.apply(event),
      reload: () => map.current?.reload(),
      look: (place, zoom) => map.current?.look(place, zoom),
    }),
    [],
  )

  useEffect(() => {
    latest.current = { snapshot, words, scene, sent }
    map.current?.update(snapshot, words)
  }, [snapshot, words, scene, sent])

  useEffect(() => {
    map.current?.show(sent?.layers ?? layersOfScene(scene), sent)
  }, [scene, sent])

  useEffect(() => {
    const [host, over, around] = [canvas.current, labels.current, section.current]
    if (!host || !over || !around) return
    let gone = false
    const start = async () => {
      const { createWallMap } = await import('../map/wall-map')
      if (gone) return
      const made = await createWallMap({
        container: host,
        labels: over,
        snapshot: latest.current.snapshot,
        words: latest.current.words,
        mode,
        layers: layersOfScene(latest.current.scene),
        still,
        obstacles: () => obstaclesIn(around),
        onShown: () => setState(now => (now === 'loading' ? 'shown' : now)),
        onNew: (kind, ring) => arbiter.request({ kind, lasts: RING_MS, start: ring }),
      })
      if (gone) return made.destroy()
      map.current = made
      made.update(latest.current.snapshot, latest.current.words)
      const { scene: standing, sent: wished } = latest.current
      made.show(wished?.layers ?? layersOfScene(standing), wished)
      setState('ready')
    }
    start().catch((error: unknown) => {
      console.error(error)
      if (!gone) setState('broken')
    })
    return () => {
      gone = true
      map.current?.destroy()
      map.current = null
    }
  }, [mode, still, arbiter])

  return (
    <section
      ref={section}
      className="map"
      aria-label={t('label')}
      data-panel="map"
      data-map-ready={state === 'ready' ? '' : undefined}
    >
      {state === 'loading' || state === 'broken' ? (
        <div className="map-plan" data-pitched={mode === 'briefing' ? '' : undefined}>
          {ground}
        </div>
      ) : null}
      <div ref={canvas} className="map-canvas" />
      <div ref={labels} className="map-labels" aria-hidden="true" />
      {state === 'loading' || state === 'broken' ? (
        <p className="map-note" role="status">
          <span>{t(state)}</span>
        </p>
      ) : null}
      <MapLegend snapshot={snapshot} mode={mode} scene={scene} />
      <p className="map-foot" data-map-obstacle>
        {snapshot.map.synthetic ? common('relief') : null}
      </p>
      {hasDesk ? <MapLink area={snapshot.area} view={() => map.current?.view() ?? null} /> : null}
      {snapshot.cases?.state === 'ok' && layersOfScene(scene).includes('cases') ? (
        <TimeBar cases={snapshot.cases} />
      ) : null}
    </section>
  )
}

interface MapLinkProps {
  readonly area: WallSnapshot['area']
  readonly view: () => string | null
}

/** The desk's map at the place where this one stands; the wall shows now, and so does that map unless told otherwise. */
function MapLink({ area, view }: MapLinkProps) {
  const t = useTranslations('wall.map')
  const search = new URLSearchParams(area.kind === 'city' ? {} : { area: area.code })
  const aim = (event: { readonly currentTarget: HTMLAnchorElement }) => {
    const now = view()
    event.currentTarget.href = `/map?${new URLSearchParams([...search, ...(now ? [['view', now]] : [])])}`
  }
  return (
    <a
      className="map-open"
      href={search.size > 0 ? `/map?${search}` : '/map'}
      onPointerDown={aim}
      onFocus={aim}
      onClick={aim}
      data-map-obstacle
    >
      {t('open')}
    </a>
  )
}

/** Boxes over the map, in its own pixels. */
function obstaclesIn(section: HTMLElement) {
  const frame = section.getBoundingClientRect()
  return [...section.querySelectorAll('[data-map-obstacle]')].map(element => {
    const box = element.getBoundingClientRect()
    return { x: box.x - frame.x, y: box.y - frame.y, width: box.width, height: box.height }
  })
}

function useLabelWords(): LabelWords {
  const t = useTranslations('wall')
  const { format } = useWall()
  return useMemo(
    () => ({
      centre: t('map.centre'),
      lampSign: t('lamps.sign.red'),
      lampPlate: lamp =>
        t(isInPoints(lamp) ? 'lamps.plate.points' : 'lamps.plate.days', { over: format.number(lamp.over) }),
      figure: value => format.number(value),
    }),
    [t, format],
  )
}
