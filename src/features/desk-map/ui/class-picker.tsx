'use client'

import { useTranslations } from 'next-intl'
import { useMapTools } from './map-context'

/** The one class of cases that the map is narrowed to; who answers for it is asked with the same. */
export function ClassPicker({ className }: { readonly className: string }) {
  const t = useTranslations('deskMap.filters')
  const { city, view, change } = useMapTools()
  return (
    <select
      className={`mp-select ${className}`}
      aria-label={t('class')}
      value={view.cls[0] ?? ''}
      onChange={event => change({ cls: event.target.value ? [event.target.value] : [] })}
    >
      <option value="">{t('anyClass')}</option>
      {city.classes.map(({ code, name }) => (
        <option key={code} value={code}>
          {name}
        </option>
      ))}
    </select>
  )
}
