'use client'

import { useTranslations } from 'next-intl'
import { type DeskLayerId, deskLayers } from '../domain/desk-layers'
import { useMapTools } from './map-context'
import type { LegendBook } from './use-legend'
import { useWords } from './use-words'

/** Rows of a legend before the rest is one row. */
const ROWS = 6

/** A layer's count by what its things are, so that the rows add up to the number above; what has no place is said. */
export function LayerLegend({ layer, legend }: { readonly layer: DeskLayerId; readonly legend: LegendBook }) {
  const t = useTranslations('deskMap')
  const { format, view, change } = useMapTools()
  const words = useWords()
  const counted = legend.get(layer)
  if (!counted) return null
  if (counted.lacking) return <p className="mp-ramp-note mp-note-in">{t(`whole.lacking.${counted.lacking}`)}</p>
  const { by } = deskLayers[layer]
  const rows = [...counted.by].sort((one, other) => other.count - one.count)
  const shown = rows.slice(0, rows.length > ROWS + 1 ? ROWS : rows.length)
  const rest = rows.slice(shown.length).reduce((sum, row) => sum + row.count, 0)
  const chosen = view[by]
  const canFilter = layer === 'cases' || layer === 'projects' || layer === 'flows'
  const nameOf = (value: string) =>
    layer === 'matrix' && value === '' ? t('whole.gap') : words.factOf(layer, by, value)
  const toggle = (value: string) =>
    change({ [by]: chosen.includes(value) ? chosen.filter(each => each !== value) : [...chosen, value] })
  return (
    <dl className="mp-legend">
      {shown.map(({ value, count, tone }) => (
        <div key={value} data-fault={layer === 'matrix' && value === '' ? 'gaps' : undefined}>
          <dt>
            {tone === undefined ? null : <i className="mp-tone" data-tone={tone} aria-hidden="true" />}
            {canFilter && value !== '' ? (
              <button type="button" aria-pressed={chosen.includes(value)} onClick={() => toggle(value)}>
                {words.factOf(layer, by, value)}
              </button>
            ) : (
              nameOf(value)
            )}
          </dt>
          <dd>{format.number(count)}</dd>
        </div>
      ))}
      {rest > 0 ? (
        <div>
          <dt>{t('layers.rest', { count: rows.length - shown.length })}</dt>
          <dd>{format.number(rest)}</dd>
        </div>
      ) : null}
      {(counted.faults ?? []).map(({ value, count }) => (
        <div key={value} data-fault={value}>
          <dt>{t(`whole.fault.${value}`)}</dt>
          <dd>{format.number(count)}</dd>
        </div>
      ))}
      {counted.lamps.map(({ value, count }) => (
        <div key={value} data-lamp={value}>
          <dt>{t(`lamp.${value}`)}</dt>
          <dd>{format.number(count)}</dd>
        </div>
      ))}
      {counted.withoutPlace > 0 ? (
        <div className="mp-quiet">
          <dt>{t('layers.withoutPlace')}</dt>
          <dd>{format.number(counted.withoutPlace)}</dd>
        </div>
      ) : null}
    </dl>
  )
}
