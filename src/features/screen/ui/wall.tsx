'use client'

import { type CSSProperties, type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { AttentionProvider } from '../../../ui/attention/use-arbiter'
import type { LiveEvent } from '../../../ui/live/follow'
import type { WallOptions } from '../domain/options'
import type { Scene } from '../domain/scenes'
import type { WallSnapshot } from '../domain/snapshot'
import { CameraSlot } from './camera-slot'
import { FootLine } from './foot-line'
import { formatter } from './format'
import { MapPanel, type MapPanelHandle } from './map-panel'
import { PanelGuard } from './panel-guard'
import { Rail } from './rail'
import { sceneViews } from './scenes/scene-views'
import { SentPlate } from './sent-plate'
import { TopBar } from './top-bar'
import { useCare } from './use-care'
import { useChangedCell } from './use-changed-cell'
import { useMinute } from './use-minute'
import { useScenes } from './use-scenes'
import { useSent } from './use-sent'
import { useWallSnapshot } from './use-wall-snapshot'
import { WallContext } from './wall-context'

interface WallProps {
  readonly first: WallSnapshot
  /** The city as a drawing, until its map stands. */
  readonly ground: ReactNode
  readonly options: WallOptions
  readonly nonce?: string | undefined
}

/** One wall; everything on it asks the same arbiter before it moves. */
export const Wall = (props: WallProps) => (
  <AttentionProvider motion={props.options.motion}>
    <Scenes {...props} />
  </AttentionProvider>
)

/** The scene's rails at both sides, the map or what the scene lays over it in the middle. */
function Scenes({ first, ground, options, nonce }: WallProps) {
  const map = useRef<MapPanelHandle>(null)
  const heard = useRef<(event: LiveEvent) => void>(() => {})
  const onEvent = useCallback((event: LiveEvent) => {
    heard.current(event)
    map.current?.apply(event)
  }, [])
  const onReload = useCallback(() => map.current?.reload(), [])
  // What is read follows what the dial says, which in turn looks at what was read.
  const [wanted, setWanted] = useState<Scene>(options.shown?.scene ?? options.scene)
  const topic = options.kiosk === null ? null : `screen:${options.kiosk}`
  const { snapshot, link } = useWallSnapshot(first, { scene: wanted, topic, onEvent, onReload })
  const now = useMinute(snapshot.at)
  const { sent, hear } = useSent(options.shown, now)
  const dial = useScenes(options, snapshot, sent?.scene ?? null)
  useEffect(() => {
    heard.current = hear
  }, [hear])
  useEffect(() => setWanted(dial.scene), [dial.scene])
  const format = useMemo(() => formatter(snapshot.lang, snapshot.timeZone), [snapshot.lang, snapshot.timeZone])
  const context = useMemo(() => ({ format, now, nonce }), [format, now, nonce])
  const changed = useChangedCell(snapshot)
  const [right, down] = useCare(options.kiosk !== null, snapshot.timeZone)
  const place = sent?.place ?? null
  const zoom = sent?.map?.zoom ?? null
  useEffect(() => {
    if (place) map.current?.look(place, zoom)
    return () => {
      if (place) map.current?.look(null)
    }
  }, [place, zoom])
  const { scene } = snapshot
  const view = sceneViews[scene]
  const props = { snapshot, changed }
  const style = { ...(options.k ? { '--k': options.k } : {}), '--right': right, '--down': down } as CSSProperties
  return (
    <WallContext value={context}>
      <main
        className="wall"
        data-mode={options.mode}
        data-motion={options.motion ? 'on' : 'off'}
        data-scene={scene}
        data-seq={snapshot.seq}
        data-live={link === 'live' ? 'on' : 'off'}
        style={style}
      >
        <TopBar snapshot={snapshot} link={link} dial={dial} />
        <Rail side="left" columns={view.left(props)} />
        <MapPanel
          ref={map}
          snapshot={snapshot}
          ground={ground}
          mode={options.mode}
          scene={scene}
          hasDesk={options.kiosk === null}
          sent={sent?.map ?? null}
        />
        {view.middle ? (
          <div className="middle">
            <PanelGuard fallback={null}>{view.middle(props)}</PanelGuard>
          </div>
        ) : null}
        {sent ? <SentPlate sent={sent} /> : null}
        {sent?.camera ? <CameraSlot camera={sent.camera} title={sent.title} /> : null}
        <Rail side="right" columns={view.right(props)} />
        <PanelGuard fallback={<section className="foot" />}>
          <FootLine events={snapshot.events} />
        </PanelGuard>
      </main>
    </WallContext>
  )
}
