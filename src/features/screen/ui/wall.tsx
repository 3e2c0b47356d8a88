'use client'

import { type CSSProperties, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { AttentionProvider } from '../../../ui/attention/use-arbiter'
import type { LiveEvent } from '../../../ui/live/follow'
import type { WallOptions } from '../domain/options'
import type { WallSnapshot } from '../domain/snapshot'
import { FootLine } from './foot-line'
import { formatter } from './format'
import { MapPanel, type MapPanelHandle } from './map-panel'
import { BandPanel } from './panels/band-panel'
import { NewestCasesPanel, OverdueCasesPanel } from './panels/cases-panels'
import { DutyPanel } from './panels/duty-panel'
import { FlagsPanel } from './panels/flags-panel'
import { IndexPanel } from './panels/index-panel'
import { LampsPanel } from './panels/lamps-panel'
import { ProjectsPanel } from './panels/projects-panel'
import { RatingsPanel } from './panels/ratings-panel'
import { SupervisionPanel } from './panels/supervision-panel'
import { TopBar } from './top-bar'
import { useWallSnapshot } from './use-wall-snapshot'
import { WallContext } from './wall-context'

interface WallProps {
  readonly first: WallSnapshot
  readonly options: WallOptions
  readonly nonce?: string | undefined
}

/** Left: the city's vital signs. Middle: where. Right: what must be done, the most abnormal at its top. */
export function Wall({ first, options, nonce }: WallProps) {
  const map = useRef<MapPanelHandle>(null)
  const onEvent = useCallback((event: LiveEvent) => map.current?.apply(event), [])
  const onReload = useCallback(() => map.current?.reload(), [])
  const { snapshot, link } = useWallSnapshot(first, onEvent, onReload)
  const now = useMinute(snapshot.at)
  const format = useMemo(() => formatter(snapshot.lang, snapshot.timeZone), [snapshot.lang, snapshot.timeZone])
  const context = useMemo(() => ({ format, now, nonce }), [format, now, nonce])
  const changed = useChangedCell(snapshot)
  const { index, band, projects, lamps, flags, supervision, ratings, duty, cases } = snapshot
  return (
    <AttentionProvider motion={options.motion}>
      <WallContext value={context}>
        <main
          className="wall"
          data-mode={options.mode}
          data-seq={snapshot.seq}
          data-live={link === 'live' ? 'on' : 'off'}
          style={options.k ? ({ '--k': options.k } as CSSProperties) : undefined}
        >
          <TopBar snapshot={snapshot} link={link} />
          <div className="rail rail-left">
            <div className="column">
              {index ? <IndexPanel panel={index} area={snapshot.area.code} /> : null}
              {band ? <BandPanel panel={band} changed={changed} area={snapshot.area.code} /> : null}
            </div>
            <div className="column">{projects ? <ProjectsPanel panel={projects} /> : null}</div>
            <div className="column column-wide">{cases ? <NewestCasesPanel panel={cases} /> : null}</div>
          </div>
          <MapPanel ref={map} snapshot={snapshot} mode={options.mode} />
          <div className="rail rail-right">
            <div className="column">
              {lamps ? <LampsPanel panel={lamps} /> : null}
              {flags ? <FlagsPanel panel={flags} /> : null}
            </div>
            <div className="column">
              {supervision ? <SupervisionPanel panel={supervision} /> : null}
              {ratings ? <RatingsPanel panel={ratings} /> : null}
              {duty ? <DutyPanel panel={duty} /> : null}
            </div>
            <div className="column column-wide">{cases ? <OverdueCasesPanel panel={cases} /> : null}</div>
          </div>
          <FootLine events={snapshot.events} />
        </main>
      </WallContext>
    </AttentionProvider>
  )
}

/** The server's moment first, so that both sides draw the same; then this machine's, at each turn of the minute. */
function useMinute(at: string): Date {
  const [now, setNow] = useState(() => new Date(at))
  const ahead = useRef<number | null>(null)
  useEffect(() => {
    // The demo's clock may run ahead of this machine's; keep the distance.
    ahead.current = new Date(at).getTime() - Date.now()
    setNow(new Date(at))
  }, [at])
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>
    const tick = () => {
      const moment = Date.now() + (ahead.current ?? 0)
      timer = setTimeout(
        () => {
          setNow(new Date(Date.now() + (ahead.current ?? 0)))
          tick()
        },
        60_000 - (moment % 60_000) + 20,
      )
    }
    tick()
    return () => clearTimeout(timer)
  }, [])
  return now
}

/** Code of the indicator whose value moved between the last two readings, the most recent one kept. */
function useChangedCell(snapshot: WallSnapshot): string | null {
  const before = useRef<Map<string, number | null> | null>(null)
  const [changed, setChanged] = useState<string | null>(null)
  const band = snapshot.band
  useEffect(() => {
    if (band?.state !== 'ok') return
    const values = new Map(band.blocks.flatMap(block => block.cells.map(cell => [cell.code, cell.value] as const)))
    const earlier = before.current
    before.current = values
    if (!earlier) return
    for (const [code, value] of values) {
      if (earlier.has(code) && earlier.get(code) !== value) {
        setChanged(code)
        return
      }
    }
  }, [band])
  return changed
}
