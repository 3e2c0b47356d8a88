'use client'

import { useLocale, useTranslations } from 'next-intl'
import { doDirectionsAgree } from '../../domain/check-formula-unit'
import type { EditedIndicator } from '../../queries/editing-desk'
import { ratingOf, type Written } from './edit-form'
import type { EditingFormat } from './editing-format'

interface RatingRowsProps {
  readonly indicators: readonly EditedIndicator[]
  readonly written: Readonly<Record<string, Written>>
  readonly write: (code: string, part: Written) => void
  readonly remove: (code: string) => void
  readonly format: EditingFormat
  /** Only named, not to be changed. */
  readonly isNamed?: boolean
}

/** The chosen indicators with what stands now; what is written beside it becomes the change. */
export function RatingRows({ indicators, written, write, remove, format, isNamed = false }: RatingRowsProps) {
  const t = useTranslations('indexEditing')
  const lang = useLocale() === 'en' ? 'en' : 'zh'
  if (indicators.length === 0) return <p className="ed-hint">{t('edit.nothing')}</p>
  return (
    <div className="ed-scroll">
      <table className="ed-table ed-ratings">
        <thead>
          <tr>
            <th scope="col">{t('preview.indicator')}</th>
            {isNamed ? null : (
              <>
                <th scope="col">{t('field.floor')}</th>
                <th scope="col">{t('field.goal')}</th>
                <th scope="col">{t('field.weight')}</th>
              </>
            )}
            <th scope="col">
              <span className="ed-hidden">{t('edit.remove')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {indicators.map(each => {
            const rating = ratingOf(each, written[each.code])
            const isWrong = !doDirectionsAgree(each.direction, rating)
            return (
              <tr key={each.code} data-code={each.code}>
                <th scope="row">
                  <code>{each.code}</code> {each.name[lang]}{' '}
                  <small>
                    {t(`direction.${each.direction}`)} · {each.unit}
                  </small>
                  {isWrong ? <small className="ed-wrong"> {t('problem.issue.direction')}</small> : null}
                </th>
                {isNamed
                  ? null
                  : (['floor', 'goal', 'weight'] as const).map(name => (
                      <td key={name}>
                        <input
                          inputMode="decimal"
                          aria-label={`${each.code} ${t(`field.${name}`)}`}
                          aria-invalid={isWrong && name !== 'weight'}
                          placeholder={format.exact(each[name])}
                          value={written[each.code]?.[name] ?? ''}
                          onChange={event => write(each.code, { [name]: event.target.value })}
                        />
                        <small>{t('edit.now', { value: format.exact(each[name]) })}</small>
                      </td>
                    ))}
                <td>
                  <button type="button" className="ed-link" onClick={() => remove(each.code)}>
                    {t('edit.remove')}
                  </button>
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}
