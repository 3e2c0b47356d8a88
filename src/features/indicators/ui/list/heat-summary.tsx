'use client'

import { useTranslations } from 'next-intl'
import { dimensionNames } from '../../domain/index-snapshot'
import type { HeatMap } from '../../queries/heat-map'
import { pageHref } from './href.view'
import { useList, useOptions } from './list-context'
import { optionsSearch } from './options.view'
import { bandOf } from './select-rows.view'

interface HeatSummaryProps {
  readonly map: HeatMap
  readonly area: string
  /** The column of the cursor. */
  readonly column: number | null
}

/** Index and dimensions of every area as a table: what the map stands under, readable without a script. */
export function HeatSummary({ map, area, column }: HeatSummaryProps) {
  const t = useTranslations('indexPage')
  const { format, question } = useList()
  const { options } = useOptions()
  const cell = (value: number | null) =>
    value === null ? '—' : <span data-band={bandOf(value)}>{format.number(value, 1)}</span>
  return (
    <div className="ix-summary">
      <table>
        <thead>
          <tr>
            <th scope="col">{t('heat.area')}</th>
            {map.areas.map((each, place) => (
              <th key={each.code} scope="col" data-here={place === column || each.code === area ? '' : undefined}>
                <a href={pageHref(question, optionsSearch(options), { area: each.code })}>{each[format.lang]}</a>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr className="ix-summary-index">
            <th scope="row">{t('head.index')}</th>
            {map.areas.map((each, place) => (
              <td key={each.code} data-here={place === column ? '' : undefined}>
                {cell(each.value)}
              </td>
            ))}
          </tr>
          {dimensionNames.map(name => (
            <tr key={name}>
              <th scope="row">{t(`dimension.${name}`)}</th>
              {map.areas.map((each, place) => (
                <td key={each.code} data-here={place === column ? '' : undefined}>
                  {cell(each.dimensions[name])}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
