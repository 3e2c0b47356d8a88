'use client'

import { useTranslations } from 'next-intl'
import { classColour } from '../../../map/layers/areas.layer'
import type { AreaValues } from '../map/desk-map-options'
import { themeOf } from '../map/looks'
import { useMapTools } from './map-context'
import type { IndicatorName } from './use-area-values'

interface ColourPickerProps {
  readonly indicators: readonly IndicatorName[]
  readonly values: AreaValues
}

const dimensions = ['safe', 'tidy', 'orderly', 'convenient'] as const

/** What colours the districts: nothing, the index, a dimension, or any indicator's score; as low relief if wanted. */
export function ColourPicker({ indicators, values }: ColourPickerProps) {
  const t = useTranslations('deskMap.colour')
  const { format, view, change } = useMapTools()
  const known = [...(values?.values() ?? [])].filter(value => value !== null)
  const { ground } = themeOf(view.isDark)
  return (
    <section className="mp-panel mp-colour" aria-label={t('title')} data-map-obstacle>
      <h2>{t('title')}</h2>
      <select
        className="mp-select"
        aria-label={t('title')}
        value={view.colour}
        onChange={event => change({ colour: event.target.value })}
      >
        <option value="none">{t('none')}</option>
        <option value="index">{t('index')}</option>
        {dimensions.map(name => (
          <option key={name} value={name}>
            {t(name)}
          </option>
        ))}
        {dimensions.map(dimension => (
          <optgroup key={dimension} label={t('scores', { dimension: t(dimension) })}>
            {indicators
              .filter(each => each.dimension === dimension)
              .map(({ code, name }) => (
                <option key={code} value={code}>
                  {name[format.lang]}
                </option>
              ))}
          </optgroup>
        ))}
      </select>
      {view.colour === 'none' ? null : (
        <>
          {known.length > 0 ? (
            <div className="mp-ramp">
              <span>{format.decimal(Math.min(...known))}</span>
              <i
                aria-hidden="true"
                style={{
                  background: `linear-gradient(90deg, ${[0, 1, 2, 3, 4]
                    .map(place => {
                      const [r, g, b] = classColour(ground, place)
                      const colour = `rgb(${Math.round(r)} ${Math.round(g)} ${Math.round(b)})`
                      return `${colour} ${place * 20}% ${(place + 1) * 20}%`
                    })
                    .join(', ')})`,
                }}
              />
              <span>{format.decimal(Math.max(...known))}</span>
            </div>
          ) : (
            <p className="mp-quiet">{t('noValues')}</p>
          )}
          <label className="mp-check">
            <input
              type="checkbox"
              checked={view.isRelief}
              onChange={event => change({ isRelief: event.target.checked })}
            />
            {t('relief')}
          </label>
        </>
      )}
    </section>
  )
}
