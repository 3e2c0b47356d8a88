'use client'

import { useLocale, useTranslations } from 'next-intl'
import type { MatrixPage } from '../queries/matrix-page'
import type { MatrixNames } from './matrix-names'

interface PlanLinesProps {
  readonly plan: NonNullable<MatrixPage['plan']>
  readonly names: MatrixNames
}

/** The lines of the emergency plan that holds, in the words of the matrix' own table. */
export function PlanLines({ plan, names }: PlanLinesProps) {
  const t = useTranslations('matrix')
  const title = t('planHolds', { plan: plan.name[useLocale() === 'en' ? 'en' : 'zh'] })
  return (
    <section className="dk-card mx-plan" aria-label={title}>
      <h2>{title}</h2>
      <p>{t('planLead')}</p>
      <table>
        <thead>
          <tr>
            {(['line', 'cls', 'area', 'unit', 'limit'] as const).map(name => (
              <th key={name} scope="col">
                {t(`field.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {plan.routes.map(({ line, cls, area, unit, limit }) => (
            <tr key={line}>
              <th scope="row">{line}</th>
              <td>{cls === '*' ? t('everything') : (names.classes[cls] ?? t('group', { code: cls }))}</td>
              <td>{area === '*' ? t('everywhere') : (names.areas[area] ?? area)}</td>
              <td>{names.units[unit]?.name ?? unit}</td>
              <td>{limit || t('ofClass')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
