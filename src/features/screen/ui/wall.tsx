'use client'

import { type CSSProperties, useCallback, useMemo, useRef } from 'react'
import { AttentionProvider } from '../../../ui/attention/use-arbiter'
import type { LiveEvent } from '../../../ui/live/follow'
import type { WallOptions } from '../domain/options'
import type { WallSnapshot } from '../domain/snapshot'
import { FootLine } from './foot-line'
import { formatter } from './format'
import { MapPanel, type MapPanelHandle } from './map-panel'
import { Rail } from './rail'
import { sceneViews } from './scenes/scene-views'
import { TopBar } from './top-bar'
import { useChangedCell } from './use-changed-cell'
import { useMinute } from './use-minute'
import { useWallSnapshot } from './use-wall-snapshot'
import { WallContext } from './wall-context'

interface WallProps {
  readonly first: WallSnapshot
  readonly options: WallOptions
  readonly nonce?: string | undefined
}

/** One wall: the scene's rails at both sides, the map or what the scene lays over it in the middle. */
export function Wall({ first, options, nonce }: WallProps) {
  const map = useRef<MapPanelHandle>(null)
  const onEvent = useCallback((event: LiveEvent) => map.current?.apply(event), [])
  const onReload = useCallback(() => map.current?.reload(), [])
  const { snapshot, link } = useWallSnapshot(first, onEvent, onReload)
  const now = useMinute(snapshot.at)
  const format = useMemo(() => formatter(snapshot.lang, snapshot.timeZone), [snapshot.lang, snapshot.timeZone])
  const context = useMemo(() => ({ format, now, nonce }), [format, now, nonce])
  const changed = useChangedCell(snapshot)
  const { scene } = snapshot
  const view = sceneViews[scene]
  const props = { snapshot, changed }
  return (
    <AttentionProvider motion={options.motion}>
      <WallContext value={context}>
        <main
          className="wall"
          data-mode={options.mode}
          data-scene={scene}
          data-seq={snapshot.seq}
          data-live={link === 'live' ? 'on' : 'off'}
          style={options.k ? ({ '--k': options.k } as CSSProperties) : undefined}
        >
          <TopBar snapshot={snapshot} link={link} />
          <Rail side="left" columns={view.left(props)} />
          <MapPanel ref={map} snapshot={snapshot} mode={options.mode} scene={scene} />
          {view.middle ? <div className="middle">{view.middle(props)}</div> : null}
          <Rail side="right" columns={view.right(props)} />
          <FootLine events={snapshot.events} />
        </main>
      </WallContext>
    </AttentionProvider>
  )
}
