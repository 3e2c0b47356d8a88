import { useTranslations } from 'next-intl'
import { heatFills } from './draw-heat'
import { bands } from './options.view'

/** What the fills mean; each band also by its numbers. */
export function HeatLegend() {
  const t = useTranslations('indexPage')
  return (
    <ul className="ix-legend">
      {bands.map(band => (
        <li key={band}>
          <i style={{ background: heatFills[band] }} />
          {t(`band.${band}`)}
        </li>
      ))}
      <li>
        <i style={{ background: heatFills.floor }} />
        {t('list.belowFloor')}
      </li>
      <li>
        <i className="ix-hatch" />
        {t('list.none')}
      </li>
      <li>
        <i className="ix-dot" />
        {t('reason.not-applicable')}
      </li>
      <li>{t('heat.heads')}</li>
    </ul>
  )
}
