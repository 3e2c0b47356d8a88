'use client'

import { useTranslations } from 'next-intl'
import { type DimensionName, dimensionNames } from '../../domain/index-snapshot'
import type { EditingDesk } from '../../queries/editing-desk'
import { type EditForm, sharesOf, sumOf } from './edit-form'
import type { EditingFormat } from './editing-format'

interface SharesRowsProps {
  readonly form: EditForm
  readonly shares: EditingDesk['shares']
  readonly write: (part: Partial<Record<DimensionName, string>>) => void
  readonly format: EditingFormat
}

/** The four shares, and what they come to: only exactly 1 can be published. */
export function SharesRows({ form, shares, write, format }: SharesRowsProps) {
  const t = useTranslations('indexEditing')
  const sum = sumOf(sharesOf(form, shares))
  return (
    <>
      <div className="ed-row">
        {dimensionNames.map(name => (
          <label key={name} className="ed-field" data-share={name}>
            <span>{t(`dimension.${name}`)}</span>
            <input
              inputMode="decimal"
              placeholder={format.exact(shares.values[name])}
              value={form.shares[name] ?? ''}
              onChange={event => write({ [name]: event.target.value })}
            />
            <small>{t('edit.now', { value: format.exact(shares.values[name]) })}</small>
          </label>
        ))}
      </div>
      <p className={sum === 1 ? 'ed-hint' : 'ed-wrong'} role="status" data-sum={sum}>
        {Number.isFinite(sum) ? t('edit.sum', { sum: format.exact(sum) }) : t('edit.noNumber')}
      </p>
    </>
  )
}
