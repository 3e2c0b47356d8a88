'use client'

import { useTranslations } from 'next-intl'
import { type DragEvent, useState } from 'react'
import { type DeskLayerId, deskLayers } from '../domain/desk-layers'
import { moveLayer } from '../domain/layer-order'
import type { LayerView } from '../domain/map-view'
import type { LoadState } from '../map/layer-loader'
import { CellRamp } from './cell-ramp'
import { ClassPicker } from './class-picker'
import { LayerDrawing } from './layer-drawing'
import { LayerLegend } from './layer-legend'
import { LayerMark } from './layer-mark'
import { useMapTools } from './map-context'
import type { LegendBook } from './use-legend'

interface LayerPanelProps {
  readonly states: ReadonlyMap<DeskLayerId, LoadState>
  readonly legend: LegendBook
  /** The largest count of a cell in view, of layers that are drawn by cells. */
  readonly cells: ReadonlyMap<DeskLayerId, number>
  readonly prove: (layer: DeskLayerId) => void
}

/** The layers, the topmost first: eye, order, opacity, and a count that adds up to the list. */
export function LayerPanel({ states, legend, cells, prove }: LayerPanelProps) {
  const t = useTranslations('deskMap')
  const { view, change } = useMapTools()
  const [held, setHeld] = useState<DeskLayerId | null>(null)
  const rows = [...view.layers].reverse()
  const set = (id: DeskLayerId, part: Partial<LayerView>) =>
    change(before => ({ layers: before.layers.map(layer => (layer.id === id ? { ...layer, ...part } : layer)) }))
  const move = (id: DeskLayerId, steps: number) => change(before => ({ layers: moveLayer(before.layers, id, steps) }))
  const drop = (event: DragEvent, onto: DeskLayerId) => {
    event.preventDefault()
    if (!held || held === onto) return
    const [from, to] = [held, onto].map(id => view.layers.findIndex(layer => layer.id === id))
    if (from !== undefined && to !== undefined) move(held, to - from)
    setHeld(null)
  }
  return (
    <section className="mp-panel mp-layers" aria-label={t('layers.title')} data-map-obstacle>
      <h2>{t('layers.title')}</h2>
      <ul>
        {rows.map(layer => {
          const { id, isOn, as, opacity } = layer
          return (
            <li
              key={id}
              data-layer={id}
              data-on={isOn ? '' : undefined}
              onDragOver={event => event.preventDefault()}
              onDrop={event => drop(event, id)}
            >
              <div className="mp-layer">
                <button
                  type="button"
                  className="mp-grip"
                  draggable
                  onDragStart={() => setHeld(id)}
                  onKeyDown={event => {
                    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return
                    event.preventDefault()
                    event.stopPropagation()
                    // The list shows the top first, the order counts from below.
                    move(id, event.key === 'ArrowUp' ? 1 : -1)
                  }}
                  aria-label={t('layers.order', { layer: t(`layer.${id}`) })}
                  title={t('layers.orderHint')}
                >
                  <i aria-hidden="true" />
                </button>
                <button
                  type="button"
                  className="mp-eye"
                  role="switch"
                  aria-checked={isOn}
                  onClick={() => set(id, { isOn: !isOn })}
                >
                  <LayerMark layer={id} />
                  <span>{t(`layer.${id}`)}</span>
                </button>
                <LayerCount layer={id} isOn={isOn} state={states.get(id)} legend={legend} prove={prove} />
              </div>
              {isOn ? (
                <>
                  <label className="mp-opacity">
                    <span>{t('layers.opacity')}</span>
                    <input
                      type="range"
                      min={10}
                      max={100}
                      step={10}
                      value={Math.round(opacity * 100)}
                      onChange={event => set(id, { opacity: Number(event.target.value) / 100 })}
                    />
                  </label>
                  {deskLayers[id].isCountable ? (
                    <LayerDrawing name={t(`layer.${id}`)} chosen={as} choose={as => set(id, { as })} />
                  ) : null}
                  {id === 'matrix' ? <ClassPicker className="mp-note-in" /> : null}
                  {id === 'duty' ? <p className="mp-ramp-note mp-note-in">{t('whole.dutyNote')}</p> : null}
                  {id === 'flows' ? <p className="mp-ramp-note mp-note-in">{t('layers.flowsNote')}</p> : null}
                  {as === 'marks' ? null : <CellRamp layer={layer} most={cells.get(id) ?? 0} />}
                  <LayerLegend layer={id} legend={legend} />
                </>
              ) : null}
            </li>
          )
        })}
      </ul>
    </section>
  )
}

interface LayerCountProps extends Omit<LayerPanelProps, 'states' | 'cells'> {
  readonly layer: DeskLayerId
  readonly isOn: boolean
  readonly state: LoadState | undefined
}

function LayerCount({ layer, isOn, state, legend, prove }: LayerCountProps) {
  const t = useTranslations('deskMap')
  const { format } = useMapTools()
  const counted = legend.get(layer)
  if (!isOn) return null
  if (state === 'broken') return <span className="mp-broken">{t('layers.broken')}</span>
  if (!counted) return <span className="mp-quiet">…</span>
  return (
    <button
      type="button"
      className="mp-count"
      onClick={() => prove(layer)}
      title={t('prove.hint')}
      aria-label={t('prove.open', { layer: t(`layer.${layer}`), count: format.number(counted.total) })}
    >
      {format.number(counted.total)}
    </button>
  )
}
