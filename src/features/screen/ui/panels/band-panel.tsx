'use client'

import { useTranslations } from 'next-intl'
import { type MouseEvent, type PointerEvent, type RefObject, useLayoutEffect, useRef, useState } from 'react'
import { PanelNote } from '../../../../ui/panel'
import type { BandBlock, BandPanel as Content, Panel } from '../../domain/snapshot'
import { useWall } from '../wall-context'
import { WallPanel } from '../wall-panel'
import { bandClass, bandLayout, columnsFor } from './band.view'

interface BandPanelProps {
  readonly panel: Panel<Content>
  /** Code of the indicator that changed last; its cell is outlined. */
  readonly changed: string | null
  /** Code of the wall's area. */
  readonly area: string
  /** The cells take all the room there is, instead of rows of twenty. */
  readonly isLarge?: boolean
}

export function BandPanel({ panel, changed, area, isLarge = false }: BandPanelProps) {
  const t = useTranslations('wall.band')
  const title = panel.state === 'ok' ? t('title', { count: panel.total }) : t('title', { count: 387 })
  return (
    <WallPanel name="band" title={title} panel={panel}>
      {band => (
        <div className="band">
          {band.blocks.map(block => (
            <Block key={block.dimension} block={block} changed={changed} area={area} isLarge={isLarge} />
          ))}
          <p className="band-foot">
            <span className={band.belowFloor > 0 ? 'band-below' : undefined}>
              {t('below', { count: band.belowFloor })}
            </span>
            <span>{t('none', { count: band.total - band.withValue })}</span>
          </p>
          {band.withValue === 0 ? <PanelNote>{t('waiting')}</PanelNote> : null}
        </div>
      )}
    </WallPanel>
  )
}

interface BlockProps {
  readonly block: BandBlock
  readonly changed: string | null
  readonly area: string
  readonly isLarge: boolean
}

function Block({ block, changed, area, isLarge }: BlockProps) {
  const t = useTranslations('wall')
  const { format } = useWall()
  const [named, setNamed] = useState<number | null>(null)
  const frame = useRef<SVGSVGElement>(null)
  const shape = useShape(frame, isLarge)
  const { columns, rows } = bandLayout(block.cells.length, columnsFor(block.cells.length, shape))
  const cell = named === null ? undefined : block.cells[named]
  const name = (event: PointerEvent<SVGSVGElement>) => {
    const place = (event.target as SVGElement).dataset.i
    setNamed(place === undefined ? null : Number(place))
  }
  const open = (event: MouseEvent<SVGSVGElement>) => {
    const cell = block.cells[Number((event.target as SVGElement).dataset.i)]
    if (cell) window.location.assign(`/index/${encodeURIComponent(cell.code)}?${new URLSearchParams({ area })}`)
  }
  return (
    <div className="band-block" data-dimension={block.dimension}>
      <h3>
        <a href={`/index?${new URLSearchParams({ area, dimension: block.dimension })}`}>
          {t(`dimension.${block.dimension}`)}
        </a>
      </h3>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: by keyboard the heading above leads to the same cells, each a row */}
      <svg
        ref={frame}
        className="band-cells"
        preserveAspectRatio="xMinYMin meet"
        viewBox={`0 0 ${columns * 10} ${rows * 10}`}
        role="img"
        aria-label={t(`dimension.${block.dimension}`)}
        onPointerMove={name}
        onPointerLeave={() => setNamed(null)}
        onClick={open}
      >
        {block.cells.map((each, place) => (
          <rect
            key={each.code}
            data-i={place}
            className={`${bandClass(each.score)}${each.code === changed ? ' cell-changed' : ''}`}
            x={(place % columns) * 10 + 0.8}
            y={Math.floor(place / columns) * 10 + 0.8}
            width="8.400"
            height="8.400"
            rx="1.400"
          />
        ))}
      </svg>
      <p className="band-score">
        <b>{block.value === null ? '—' : format.number(block.value, 1)}</b>
        <small>
          {block.change === null ? null : `${block.change >= 0 ? '↑' : '↓'}${format.number(Math.abs(block.change), 1)}`}
        </small>
        <small className="band-target">{t('band.target', { value: format.number(block.target) })}</small>
      </p>
      {cell ? (
        <p className="band-tip" role="status">
          <b>{cell.name}</b>
          <span>
            {cell.value === null
              ? `${t('band.noValue')} · ${cell.reason === null ? '' : t(`band.reason.${cell.reason as 'no-records'}`)}`
              : `${format.number(cell.value, 1)} ${cell.unit}`}
            {cell.score === null ? '' : ` · ${t('band.score', { score: format.number(cell.score) })}`}
          </span>
        </p>
      ) : null}
    </div>
  )
}

/** Width by height of an element that fills its place; null where it need not be measured, and before it was. */
function useShape(frame: RefObject<SVGSVGElement | null>, isMeasured: boolean): number | null {
  const [shape, setShape] = useState<number | null>(null)
  useLayoutEffect(() => {
    const element = frame.current
    if (!element || !isMeasured) return
    const measure = () => {
      const { width, height } = element.getBoundingClientRect()
      if (height > 0) setShape(width / height)
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [frame, isMeasured])
  return shape
}
