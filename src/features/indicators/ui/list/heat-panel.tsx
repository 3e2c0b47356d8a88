'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { HeatMap } from '../../queries/heat-map'
import type { IndexRow } from '../../queries/index-page'
import { HeatBlockView } from './heat-block'
import { heatCells } from './heat-cells.view'
import { type HeatPlace, heatLayout, movedPlace } from './heat-layout.view'
import { HeatLegend } from './heat-legend'
import { HeatReadout } from './heat-readout'
import { HeatSummary } from './heat-summary'
import { indicatorHref } from './href.view'
import { useList } from './list-context'
import { useHeatMap } from './use-heat-map'

interface HeatPanelProps {
  readonly rows: readonly IndexRow[]
  readonly first: HeatMap | null
  readonly isLive: boolean
  readonly seq: number
}

/** Every indicator in every district at once: where it is weak, and whether everywhere or in one place. */
export function HeatPanel({ rows, first, isLive, seq }: HeatPanelProps) {
  const t = useTranslations('indexPage.heat')
  const { question } = useList()
  const { map, hasFailed } = useHeatMap(first, question, seq, isLive)
  const frame = useRef<HTMLDivElement>(null)
  const [{ width, height }, setRoom] = useState({ width: 0, height: 0 })
  const [place, setPlace] = useState<HeatPlace | null>(null)
  const cells = useMemo(() => (map ? heatCells(map) : null), [map])
  const columns = map?.areas.length ?? 0
  const layout = useMemo(() => heatLayout(rows, columns, { width, height }), [rows, columns, width, height])
  // In the order of the blocks, so that the cursor goes down where the eye does.
  const codes = useMemo(() => layout.blocks.flatMap(block => block.rows.map(row => row.code)), [layout])

  useEffect(() => {
    const element = frame.current
    if (!element) return
    const observer = new ResizeObserver(([entry]) =>
      setRoom({ width: Math.floor(entry?.contentRect.width ?? 0), height: window.innerHeight }),
    )
    observer.observe(element)
    return () => observer.disconnect()
  }, [])

  const open = ({ column, code }: HeatPlace) => {
    const own = map?.areas[column]
    if (own) window.location.assign(indicatorHref(code, own.code, question))
  }

  return (
    <div className="ix-heat">
      {map ? <HeatSummary map={map} /> : null}
      <HeatLegend />
      {/* biome-ignore lint/a11y/useSemanticElements: nine thousand cells are drawn, the one under the cursor is told */}
      <div
        ref={frame}
        role="grid"
        className="ix-heat-frame"
        tabIndex={0}
        aria-label={t('label')}
        aria-rowcount={rows.length}
        aria-colcount={columns}
        aria-describedby="ix-heat-cell"
        onKeyDown={event => {
          if (event.key === 'Enter' && place) open(place)
          const next = movedPlace(event.key, place, codes, columns)
          if (!next) return
          event.preventDefault()
          setPlace(next)
        }}
      >
        {map && cells && width > 0 ? (
          layout.blocks.map(block => (
            <HeatBlockView
              key={block.dimension ?? 'all'}
              block={block}
              layout={layout}
              map={map}
              cells={cells}
              place={place}
              setPlace={setPlace}
              open={open}
            />
          ))
        ) : (
          <p className="ix-empty">{hasFailed ? t('failed') : t('loading')}</p>
        )}
      </div>
      {map && cells ? <HeatReadout map={map} cells={cells} rows={rows} place={place} /> : null}
    </div>
  )
}
