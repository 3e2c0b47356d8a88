'use client'

import { useTranslations } from 'next-intl'
import { type Drawing, drawings } from '../domain/map-view'

interface LayerDrawingProps {
  readonly name: string
  readonly chosen: Drawing
  readonly choose: (drawing: Drawing) => void
}

/** How a layer is drawn: by symbols, by cells of a grid, as heat. */
export function LayerDrawing({ name, chosen, choose }: LayerDrawingProps) {
  const t = useTranslations('deskMap.drawing')
  return (
    <div className="mp-drawing" role="radiogroup" aria-label={t('title', { layer: name })}>
      {drawings.map(each => (
        <label key={each}>
          <input type="radio" name={`drawing-${name}`} checked={chosen === each} onChange={() => choose(each)} />
          <span>{t(each)}</span>
        </label>
      ))}
    </div>
  )
}
