'use client'

import { useTranslations } from 'next-intl'
import { type CSSProperties, type PointerEvent, useEffect, useRef } from 'react'
import { shortAreaName } from '@/shared/geo/short-area-name'
import type { HeatMap } from '../../queries/heat-map'
import { drawHeat } from './draw-heat'
import type { HeatCells } from './heat-cells.view'
import type { HeatBlock, HeatLayout, HeatPlace } from './heat-layout.view'
import { useList, useOptions } from './list-context'
import { bandOf } from './select-rows.view'

interface HeatBlockViewProps {
  readonly block: HeatBlock
  readonly layout: HeatLayout
  readonly map: HeatMap
  readonly cells: HeatCells
  readonly place: HeatPlace | null
  readonly setPlace: (place: HeatPlace) => void
  readonly open: (place: HeatPlace) => void
}

/** A dimension's cells under the names and scores of the districts. */
export function HeatBlockView({ block, layout, map, cells, place, setPlace, open }: HeatBlockViewProps) {
  const t = useTranslations('indexPage')
  const { format } = useList()
  const { change } = useOptions()
  const canvas = useRef<HTMLCanvasElement>(null)
  const { rows, dimension } = block
  const { columnWidth, rowHeight, labelWidth, isReadable } = layout
  const columns = map.areas.length

  useEffect(() => {
    if (!canvas.current) return
    drawHeat(canvas.current, {
      rows: rows.length,
      columns,
      columnWidth,
      rowHeight,
      isReadable,
      cell: (column, row) => cells.of(column, rows[row]?.code ?? ''),
    })
  }, [cells, rows, columns, columnWidth, rowHeight, isReadable])

  const at = (event: PointerEvent<HTMLCanvasElement>): HeatPlace | null => {
    const box = event.currentTarget.getBoundingClientRect()
    const column = Math.floor((event.clientX - box.left) / columnWidth)
    const row = rows[Math.floor((event.clientY - box.top) / rowHeight)]
    return row && column >= 0 && column < columns ? { column, code: row.code } : null
  }
  const cursorRow = place ? rows.findIndex(row => row.code === place.code) : -1
  const style = {
    '--column': `${columnWidth}px`,
    '--row': `${rowHeight}px`,
    '--label': `${labelWidth}px`,
  } as CSSProperties

  return (
    <div
      className="ix-block"
      data-readable={isReadable ? '' : undefined}
      data-narrow={columnWidth < 15 ? '' : undefined}
      style={style}
    >
      {isReadable ? null : (
        <h3>
          <button type="button" onClick={() => change({ dimension })}>
            {dimension ? t(`dimension.${dimension}`) : null} <small>{rows.length}</small>
          </button>
        </h3>
      )}
      <div className="ix-block-heads" aria-hidden="true">
        {map.areas.map((area, column) => {
          const scores = dimension ? [area.value, area.dimensions[dimension]] : [area.value]
          return (
            <span key={area.code} data-here={place?.column === column ? '' : undefined}>
              <i>{area.kind === 'body' ? area[format.lang] : shortAreaName(area[format.lang], format.lang)}</i>
              {scores.map((score, place) => (
                <b key={place === 0 ? 'index' : 'dimension'} data-band={score === null ? undefined : bandOf(score)}>
                  {score === null ? '—' : format.number(score, 0)}
                </b>
              ))}
            </span>
          )
        })}
      </div>
      <div className="ix-block-body">
        {isReadable ? (
          <ol className="ix-block-names" aria-hidden="true">
            {rows.map(row => (
              <li key={row.code} data-here={place?.code === row.code ? '' : undefined} title={row[format.lang]}>
                <small>{row.code}</small> {row[format.lang]}
              </li>
            ))}
          </ol>
        ) : null}
        <div className="ix-block-cells">
          <canvas
            ref={canvas}
            style={{ width: columns * columnWidth, height: rows.length * rowHeight }}
            onPointerMove={event => {
              const next = at(event)
              if (next && (next.code !== place?.code || next.column !== place.column)) setPlace(next)
            }}
            onClick={event => {
              const next = at(event as PointerEvent<HTMLCanvasElement>)
              if (next) open(next)
            }}
          />
          {place && cursorRow >= 0 ? (
            <i
              className="ix-cursor"
              ref={mark => {
                const box = mark?.getBoundingClientRect()
                if (box && (box.top < 120 || box.bottom > window.innerHeight - 60) && isByKey())
                  mark?.scrollIntoView({ block: 'center' })
              }}
              style={{ left: place.column * columnWidth, top: cursorRow * rowHeight }}
            />
          ) : null}
        </div>
      </div>
    </div>
  )
}

/** Whether the frame has the focus by keyboard: then the cursor is kept in sight. */
const isByKey = () => document.querySelector('.ix-heat-frame:focus-visible') !== null
