'use client'

import { useTranslations } from 'next-intl'
import type { Answer, FormulaAnswer } from './editing-client'
import type { EditingFormat } from './editing-format'

interface TrialTableProps {
  readonly answer: Answer<FormulaAnswer> | null
  readonly isAsking: boolean
  readonly areaName: (code: string) => string
  readonly unit: string
  readonly format: EditingFormat
}

/** The formula over the last closed month, area by area, with both parts and how many records there were. */
export function TrialTable({ answer, isAsking, areaName, unit, format }: TrialTableProps) {
  const t = useTranslations('indexEditing.trial')
  if (isAsking) return <p className="ed-hint">{t('asking')}</p>
  if (answer === null) return <p className="ed-hint">{t('empty')}</p>
  if (!answer.ok) return <p className="ed-wrong">{t('failed')}</p>
  const trial = answer.value.ok ? answer.value.try : null
  if (trial === null) return <p className="ed-wrong">{t('failed')}</p>
  if (trial.state === 'too-slow')
    return <p className="ed-wrong">{t('tooSlow', { seconds: trial.patienceMs / 1000 })}</p>
  return (
    <div className="ed-scroll">
      <table className="ed-table" data-table="trial">
        <caption>{t('caption', { month: format.month(trial.period.name) })}</caption>
        <thead>
          <tr>
            <th scope="col">{t('area')}</th>
            <th scope="col">{unit === '' ? t('value') : t('valueIn', { unit })}</th>
            <th scope="col">{t('numerator')}</th>
            <th scope="col">{t('denominator')}</th>
            <th scope="col">{t('rows')}</th>
          </tr>
        </thead>
        <tbody>
          {trial.areas.map(each => (
            <tr key={each.area}>
              <th scope="row">{areaName(each.area)}</th>
              <td>{each.value === null ? t(`reason.${each.reason ?? 'no-records'}`) : format.number(each.value)}</td>
              <td>{format.number(each.numerator)}</td>
              <td>{format.number(each.denominator)}</td>
              <td>{format.number(each.rows)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
