'use client'

import { useTranslations } from 'next-intl'
import type { HeatMap } from '../../queries/heat-map'
import type { IndexRow } from '../../queries/index-page'
import type { HeatCells } from './heat-cells.view'
import type { HeatPlace } from './heat-layout.view'
import { useList } from './list-context'
import { bandOf } from './select-rows.view'

interface HeatReadoutProps {
  readonly map: HeatMap
  readonly cells: HeatCells
  readonly rows: readonly IndexRow[]
  readonly place: HeatPlace | null
}

/** The cell under the pointer or cursor in words, always in the same place. */
export function HeatReadout({ map, cells, rows, place }: HeatReadoutProps) {
  const t = useTranslations('indexPage')
  const { format, words } = useList()
  const row = place ? rows.find(each => each.code === place.code) : undefined
  const area = place ? map.areas[place.column] : undefined
  if (!place || !row || !area)
    return (
      <p className="ix-readout" id="ix-heat-cell" role="status">
        <span>{t('heat.point')}</span>
      </p>
    )
  const cell = cells.of(place.column, row.code)
  const value = cells.valueOf(place.column, row.code)
  return (
    <p className="ix-readout" id="ix-heat-cell" role="status">
      <b>{area[format.lang]}</b>
      <span className="ix-code">{row.code}</span>
      <span className="ix-readout-name">{row[format.lang]}</span>
      {value === null ? null : (
        <span>
          {format.value(value)} {words.unit(row.unit)}
        </span>
      )}
      {'score' in cell ? (
        <span data-band={bandOf(cell.score)}>
          {t('heat.score', { score: format.number(cell.score, 1) })}
          {cell.score === 0 ? ` · ${t('list.belowFloor')}` : ''}
        </span>
      ) : (
        <span>{cell.reason === null ? t('list.none') : t(`reason.${cell.reason}`)}</span>
      )}
    </p>
  )
}
