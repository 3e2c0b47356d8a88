'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { areasOf, type MapArea } from '../../../map/ground/areas'
import { ClassPicker } from './class-picker'
import { useMapTools } from './map-context'

/** What narrows the map: area, class, open or all, days. Each one that is set can be taken away where it stands. */
export function Filters() {
  const t = useTranslations('deskMap.filters')
  const { city, format, view, change } = useMapTools()
  const [areas, setAreas] = useState<readonly MapArea[]>([])
  const { area } = view
  useEffect(() => {
    let isGone = false
    void Promise.all([
      areasOf('district', place => place),
      area && area.length > 6 ? areasOf('street', place => place) : [],
    ])
      .then(lists => {
        if (!isGone) setAreas(lists.flat())
      })
      .catch(() => undefined)
    return () => {
      isGone = true
    }
  }, [area])
  const districts = areas.filter(each => each.kind === 'district')
  const street = areas.find(each => each.kind === 'street' && each.code === area)
  return (
    <div className="mp-filters">
      <select
        className="mp-select"
        aria-label={t('area')}
        data-menu="area"
        value={area ?? ''}
        onChange={event => change({ area: event.target.value || null })}
      >
        <option value="">{city.name}</option>
        {districts.map(({ code, name }) => (
          <option key={code} value={code}>
            {name[format.lang]}
          </option>
        ))}
        {street ? <option value={street.code}>{street.name[format.lang]}</option> : null}
      </select>
      <ClassPicker className="mp-class" />
      <fieldset className="mp-segments">
        <legend>{t('state')}</legend>
        {(['open', 'all'] as const).map(state => (
          <button type="button" key={state} aria-pressed={view.state === state} onClick={() => change({ state })}>
            {t(state)}
          </button>
        ))}
      </fieldset>
    </div>
  )
}
