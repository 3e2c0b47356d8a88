'use client'

import { useTranslations } from 'next-intl'
import { RollingRows } from '../../../../ui/rolling-rows'
import type { DomainsPanel as Domains, HeatPanel as Heat, MoversPanel as Movers } from '../../domain/scene-panels'
import type { Dimension, Panel } from '../../domain/snapshot'
import { useWall } from '../wall-context'
import { WallPanel } from '../wall-panel'
import { heatClass } from './heat.view'

const dimensions: readonly Dimension[] = ['safe', 'tidy', 'orderly', 'convenient']

/** Index and dimensions of every part of the area, the highest first; shades of one grey-blue, colour below 60 only. */
export function HeatPanel({ panel }: { readonly panel: Panel<Heat> }) {
  const t = useTranslations('wall')
  const { format } = useWall()
  const figure = (value: number | null) => (value === null ? '—' : format.number(value))
  return (
    <WallPanel name="heat" title={t('heat.title')} panel={panel}>
      {({ areas }) => (
        <table className="heat">
          <thead>
            <tr>
              <th scope="col">
                <span className="visually-hidden">{t('heat.area')}</span>
              </th>
              <th scope="col">{t('heat.index')}</th>
              {dimensions.map(each => (
                <th key={each} scope="col">
                  {t(`heat.${each}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {areas.map(area => (
              <tr key={area.code}>
                <th scope="row">{area.name}</th>
                <td className="heat-index">{figure(area.value)}</td>
                {dimensions.map(each => (
                  <td key={each} className={heatClass(area.dimensions[each])}>
                    {figure(area.dimensions[each])}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </WallPanel>
  )
}

export function MoversPanel({ panel }: { readonly panel: Panel<Movers> }) {
  const t = useTranslations('wall')
  const { format } = useWall()
  return (
    <WallPanel name="movers" title={t('movers.title')} panel={panel}>
      {({ rows }) => (
        <RollingRows
          label="movers"
          rows={rows.map(row => ({
            key: row.key,
            node: (
              <p className="counted">
                <b>{row.name}</b>
                <span>{row.dimension === null ? t('heat.index') : t(`dimension.${row.dimension}`)}</span>
                <span>{format.number(row.value, 1)}</span>
                <b>
                  {row.change >= 0 ? '↑' : '↓'} {format.number(Math.abs(row.change), 1)}
                </b>
              </p>
            ),
          }))}
        />
      )}
    </WallPanel>
  )
}

/** Fields of the trade, the lowest mean score first. */
export function DomainsPanel({ panel }: { readonly panel: Panel<Domains> }) {
  const t = useTranslations('wall')
  const words = useTranslations('indexPage.domain')
  const { format } = useWall()
  return (
    <WallPanel name="domains" title={t('domains.title')} panel={panel}>
      {({ rows }) => (
        <RollingRows
          label="domains"
          rows={rows.map(row => ({
            key: `${row.dimension} ${row.domain}`,
            node: (
              <p className="meter-row domain">
                <span>
                  {words.has(row.domain as 'gas') ? words(row.domain as 'gas') : row.domain}
                  <small> {t(`heat.${row.dimension}`)}</small>
                </span>
                <span className="bar" aria-hidden="true">
                  <i style={{ width: `${row.score ?? 0}%` }} />
                </span>
                <span className={row.below > 0 ? 'band-below meter-signs' : 'meter-signs'}>
                  {row.below > 0 ? format.number(row.below) : ''}
                </span>
                <b>{row.score === null ? '—' : format.number(row.score)}</b>
              </p>
            ),
          }))}
        />
      )}
    </WallPanel>
  )
}
