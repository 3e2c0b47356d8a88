'use client'

import { useTranslations } from 'next-intl'
import { type ReactNode, useId } from 'react'
import { evidenceKinds } from '../../domain/draft'
import { periodLengths } from '../../domain/stretch'
import type { EditingDesk } from '../../queries/editing-desk'
import { type DefinitionForm, isSenseWrong, type WrittenDefinition } from './definition-form'

interface DefinitionFieldsProps {
  readonly desk: EditingDesk
  readonly form: DefinitionForm
  /** What stands now; said beside every part that is written otherwise. */
  readonly now?: DefinitionForm
  readonly set: (part: WrittenDefinition) => void
  readonly isUnitWrong: boolean
  /** The field of the code, where there is one. */
  readonly code?: ReactNode
}

/** Names, place, sense, floor, goal and weight of one indicator. */
export function DefinitionFields({ desk, form, now, set, isUnitWrong, code }: DefinitionFieldsProps) {
  const t = useTranslations('indexEditing')
  const words = useTranslations('indexPage')
  const id = useId()
  const domainName = (domain: string) => (words.has(`domain.${domain}`) ? words(`domain.${domain}`) : domain)
  const said = (name: keyof DefinitionForm, value: string): string =>
    name === 'dimension' || name === 'direction' || name === 'period' || name === 'evidence'
      ? t(`${name}.${value}` as 'period.monthly')
      : value || '–'
  const field = (name: keyof DefinitionForm, input: ReactNode, wrong?: string) => (
    <div className="ed-field" data-field={name}>
      <label htmlFor={`${id}-${name}`}>{t(`field.${name}`)}</label>
      {input}
      {now && now[name] !== form[name] ? <small>{t('edit.now', { value: said(name, now[name]) })}</small> : null}
      {wrong ? <small className="ed-wrong">{wrong}</small> : null}
    </div>
  )
  const text = (name: 'nameZh' | 'nameEn' | 'domain' | 'unit' | 'basis', list?: string) => (
    <input
      id={`${id}-${name}`}
      value={form[name]}
      list={list}
      maxLength={name === 'basis' ? 500 : 200}
      onChange={event => set({ [name]: event.target.value })}
    />
  )
  const number = (name: 'floor' | 'goal' | 'weight') => (
    <input
      id={`${id}-${name}`}
      inputMode="decimal"
      value={form[name]}
      aria-invalid={name !== 'weight' && isSenseWrong(form)}
      onChange={event => set({ [name]: event.target.value })}
    />
  )
  const choice = <Name extends 'dimension' | 'direction' | 'period' | 'evidence'>(
    name: Name,
    values: readonly DefinitionForm[Name][],
  ) => (
    <select id={`${id}-${name}`} value={form[name]} onChange={event => set({ [name]: event.target.value })}>
      {values.map(value => (
        <option key={value} value={value}>
          {said(name, value)}
        </option>
      ))}
    </select>
  )
  return (
    <>
      <div className="ed-grid">
        {field('nameZh', text('nameZh'))}
        {field('nameEn', text('nameEn'))}
        {code}
        {field('dimension', choice('dimension', ['safe', 'tidy', 'orderly', 'convenient']))}
        {field('domain', text('domain', `${id}-domains`))}
        {field('period', choice('period', periodLengths))}
        {field('unit', text('unit', `${id}-units`), isUnitWrong ? t('problem.issue.unit') : undefined)}
        {field('direction', choice('direction', ['higher', 'lower', 'target']))}
        {field('floor', number('floor'))}
        {field('goal', number('goal'), isSenseWrong(form) ? t('problem.issue.direction') : undefined)}
        {field('weight', number('weight'))}
        {field('basis', text('basis'))}
        {field('evidence', choice('evidence', evidenceKinds))}
      </div>
      <datalist id={`${id}-domains`}>
        {desk.domains[form.dimension].map(domain => (
          <option key={domain} value={domain}>
            {domainName(domain)}
          </option>
        ))}
      </datalist>
      <datalist id={`${id}-units`}>
        {desk.units.map(unit => (
          <option key={unit} value={unit} />
        ))}
      </datalist>
    </>
  )
}
