'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import { useMadeMap } from '@/ui/desk/use-made-map'
import type { CellMap } from '../map/cell-map'
import type { ShownCell } from '../queries/census-rounds'
import type { PlanGround } from './plan-choices'

interface CellMapPanelProps {
  readonly ground: PlanGround
  readonly cells: readonly ShownCell[]
  readonly chosen: readonly string[]
  readonly onCell: (cell: string) => void
}

/** The cells of a street on the map, beside the list that keys and screen readers choose from. */
export function CellMapPanel({ ground, cells, chosen, onCell }: CellMapPanelProps) {
  const t = useTranslations('census')
  const latest = useRef(onCell)
  latest.current = onCell
  const { box, names, map, state } = useMadeMap<CellMap>(
    place =>
      import('../map/cell-map').then(({ createCellMap }) =>
        createCellMap({ ...place, ...ground, onCell: cell => latest.current(cell) }),
      ),
    [ground],
  )
  // biome-ignore lint/correctness/useExhaustiveDependencies: drawn again once the engine is there
  useEffect(() => map.current?.setCells(cells), [cells, state])
  // biome-ignore lint/correctness/useExhaustiveDependencies: drawn again once the engine is there
  useEffect(() => map.current?.setChosen(chosen), [chosen, cells, state])
  return (
    <div className="cn-map dk-map" data-map={state}>
      <div ref={box} className="cn-map-canvas" />
      <div ref={names} className="map-labels" aria-hidden="true" />
      {state === 'ready' ? null : <p role="status">{t(state === 'broken' ? 'map.broken' : 'map.loading')}</p>}
      <small>{ground.notice}</small>
    </div>
  )
}
