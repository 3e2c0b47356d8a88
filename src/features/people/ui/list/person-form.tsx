'use client'

import { useLocale, useTranslations } from 'next-intl'
import { type FormEvent, useId, useState } from 'react'
import { roles } from '../../../../shared/auth'
import type { ListedPerson } from '../../queries/people-list'
import { Notice } from '../notice'
import type { Choice } from './choices'
import { type Answer, send } from './people-client'

export interface Saved {
  readonly name: string
  /** Of a new person. */
  readonly password: string | null
}

interface FormProps {
  /** Null: somebody new. */
  readonly person: ListedPerson | null
  readonly units: readonly Choice[]
  readonly areas: readonly Choice[]
  readonly onSaved: (saved: Saved) => void
  readonly onCancel: () => void
}

type Problem = Extract<Answer<unknown>, { problem: unknown }>['problem']

/** Adds or edits one person. */
export function PersonForm({ person, units, areas, onSaved, onCancel }: FormProps) {
  const t = useTranslations('people')
  const lang = useLocale() === 'en' ? 'en' : 'zh'
  const title = useId()
  const [problem, setProblem] = useState<Problem | null>(null)
  const [isBusy, setBusy] = useState(false)

  async function save(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const data = new FormData(event.currentTarget)
    const content = {
      ...Object.fromEntries(['name', 'unit', 'post', 'area'].map(name => [name, String(data.get(name) ?? '')])),
      roles: data.getAll('roles'),
    }
    setBusy(true)
    const answer = person
      ? await send<object>('PUT', `/people/${person.id}`, content)
      : await send<{ password: string }>('POST', '/people', { ...content, username: data.get('username') })
    setBusy(false)
    if ('problem' in answer) setProblem(answer.problem)
    else
      onSaved({
        name: String(data.get('name')),
        password: 'password' in answer.body ? String(answer.body.password) : null,
      })
  }

  const select = (name: 'unit' | 'area', choices: readonly Choice[], none: string) => (
    // beside its label, not inside: else the options would be read as part of the name
    <div className="pp-field">
      <label htmlFor={`${title}-${name}`}>{t(`list.${name}`)}</label>
      <select id={`${title}-${name}`} name={name} defaultValue={person?.[name]?.code ?? ''}>
        <option value="">{none}</option>
        {choices.map(({ code, name: named }) => (
          <option key={code} value={code}>
            {named[lang]}
          </option>
        ))}
      </select>
    </div>
  )
  return (
    <form className="pp-card pp-person" aria-labelledby={title} onSubmit={save} data-form={person ? 'edit' : 'add'}>
      <h2 id={title}>{person ? `${t('list.edit')} · ${person.name}` : t('list.add')}</h2>
      {problem ? <Notice kind="problem">{t(`list.problems.${problem}`)}</Notice> : null}
      <div className="pp-fields">
        <label className="pp-field">
          <span>{t('list.name')}</span>
          <input name="name" required maxLength={100} defaultValue={person?.name} autoComplete="off" />
        </label>
        {person ? null : (
          <label className="pp-field">
            <span>{t('list.username')}</span>
            <input name="username" required minLength={2} maxLength={64} autoComplete="off" autoCapitalize="none" />
          </label>
        )}
        {select('unit', units, t('list.none'))}
        <label className="pp-field">
          <span>{t('list.post')}</span>
          <input name="post" maxLength={100} defaultValue={person?.post ?? ''} autoComplete="off" />
        </label>
        {select('area', areas, t('list.wholeCity'))}
      </div>
      <fieldset className="pp-roles">
        <legend>{t('list.roles')}</legend>
        {roles.map(role => (
          <label key={role}>
            <input type="checkbox" name="roles" value={role} defaultChecked={person?.roles.includes(role)} />
            {t(`roles.${role}`)}
          </label>
        ))}
      </fieldset>
      <div className="pp-actions">
        <button type="submit" className="pp-main" disabled={isBusy}>
          {t('list.save')}
        </button>
        <button type="button" onClick={onCancel}>
          {t('list.cancel')}
        </button>
      </div>
    </form>
  )
}
