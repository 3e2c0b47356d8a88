'use client'

import { useTranslations } from 'next-intl'
import { cellColour } from '../../../map/layers/cell-colour'
import { classEdges } from '../../../map/things/cells'
import { deskLayers } from '../domain/desk-layers'
import type { LayerView } from '../domain/map-view'
import { themeOf } from '../map/looks'
import { useMapTools } from './map-context'

/** What the colours of a layer's cells mean: from how many things on a cell has each, by what is in view. */
export function CellRamp({ layer, most }: { readonly layer: LayerView; readonly most: number }) {
  const t = useTranslations('deskMap.cells')
  const { format, view } = useMapTools()
  const { ink, ground } = themeOf(view.isDark)
  const edges = classEdges(most)
  if (edges.length === 0) return <p className="mp-ramp-note">{t('none')}</p>
  const colours = { colour: ink[deskLayers[layer.id].colour], ground: ground.land }
  return (
    <div className="mp-cell-ramp" data-most={most}>
      <ul aria-label={t('legend')}>
        {edges.map((edge, place) => (
          <li key={edge}>
            <i style={{ background: `rgb(${cellColour(place, edges.length, colours).map(Math.round).join()})` }} />
            {format.compact(edge)}
          </li>
        ))}
      </ul>
      <p className="mp-ramp-note">{t(layer.as === 'heat' ? 'heat' : 'cells', { most: format.number(most) })}</p>
    </div>
  )
}
