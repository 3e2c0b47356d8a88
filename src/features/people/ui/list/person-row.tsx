'use client'

import { useFormatter, useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import type { ListedPerson } from '../../queries/people-list'

type Step = 'disable' | 'reset'

interface RowProps {
  readonly person: ListedPerson
  readonly onEdit: () => void
  readonly onStep: (step: Step | 'enable') => void
}

/** One person of the list. What ends sessions is asked once more, in place. */
export function PersonRow({ person, onEdit, onStep }: RowProps) {
  const t = useTranslations('people')
  const format = useFormatter()
  const lang = useLocale() === 'en' ? 'en' : 'zh'
  const [asked, setAsked] = useState<Step | null>(null)
  const { name, username, roles, unit, post, area, isDisabled, mustChangePassword } = person
  const state = isDisabled ? 'disabled' : mustChangePassword ? 'oneTime' : 'enabled'
  const confirm = (step: Step) => {
    setAsked(null)
    onStep(step)
  }
  return (
    <tr data-person={username} data-state={state} data-ended={isDisabled ? '' : undefined}>
      <th scope="row">
        {name}
        <span className="pp-small">{username}</span>
      </th>
      <td data-name={t('list.roles')}>
        {roles.length === 0 ? t('list.noRoles') : format.list(roles.map(role => t(`roles.${role}`)))}
      </td>
      <td data-name={t('list.unit')}>
        {unit?.name[lang] ?? t('list.none')}
        {post ? <span className="pp-small">{post}</span> : null}
      </td>
      <td data-name={t('list.area')}>{area?.name[lang] ?? t('list.wholeCity')}</td>
      <td data-name={t('list.state')}>
        <span className="pp-state">{t(`list.${state}`)}</span>
      </td>
      <td data-acts="">
        {asked ? (
          <div className="pp-actions" role="alertdialog" aria-label={t(`list.${asked}Sure`, { name })}>
            <span>{t(`list.${asked}Sure`, { name })}</span>
            <button type="button" onClick={() => confirm(asked)}>
              {t('list.yes')}
            </button>
            <button type="button" onClick={() => setAsked(null)}>
              {t('list.cancel')}
            </button>
          </div>
        ) : (
          <div className="pp-actions">
            <button type="button" onClick={onEdit}>
              {t('list.edit')}
            </button>
            <button type="button" onClick={() => setAsked('reset')}>
              {t('list.reset')}
            </button>
            {isDisabled ? (
              <button type="button" onClick={() => onStep('enable')}>
                {t('list.enable')}
              </button>
            ) : (
              <button type="button" onClick={() => setAsked('disable')}>
                {t('list.disable')}
              </button>
            )}
          </div>
        )}
      </td>
    </tr>
  )
}
