'use client'

import { useTranslations } from 'next-intl'
import { dimensionNames } from '../../domain/index-snapshot'
import type { HeatMap } from '../../queries/heat-map'
import { pageHref } from './href.view'
import { useList, useOptions } from './list-context'
import { optionsSearch } from './options.view'

/** Index and dimensions of every area as a table: the heads of the map for whoever does not see it, or runs no script. */
export function HeatSummary({ map }: { readonly map: HeatMap }) {
  const t = useTranslations('indexPage')
  const { format, question } = useList()
  const { options } = useOptions()
  const text = (value: number | null) => (value === null ? '—' : format.number(value, 1))
  return (
    <details className="ix-summary">
      <summary>{t('heat.table')}</summary>
      <div>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('heat.area')}</th>
              <th scope="col">{t('head.index')}</th>
              {dimensionNames.map(name => (
                <th key={name} scope="col">
                  {t(`dimension.${name}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {map.areas.map(area => (
              <tr key={area.code}>
                <th scope="row">
                  <a href={pageHref(question, optionsSearch(options), { area: area.code })}>{area[format.lang]}</a>
                </th>
                <td>{text(area.value)}</td>
                {dimensionNames.map(name => (
                  <td key={name}>{text(area.dimensions[name])}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  )
}
